import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from '../graphql/schema';
import { schemaChanges, unannounced } from '../graphql/schemaChanges';
import { sdl } from '../graphql/sdl';
import { undescribed } from '../graphql/undescribed';

/** What a look found: what must be mended, which makes the check fail, and what is only told. */
interface Found {
  wrong: string;
  told?: string;
}

type Look = () => Found | Promise<Found>;

const ROOT = join(__dirname, '../../..');
const SCHEMA = 'schema/schema.graphql';

/** What keeps the house in order (CONTRIBUTING, "What check looks at"), the quickest to mend first. */
const CHECKS: readonly (readonly [promise: string, look: Look])[] = [
  ['the source is well typed', tool('tsc', '--noEmit', '--tsBuildInfoFile', 'dist/check.tsbuildinfo')],
  ['the tests are well typed', tool('tsc', '--noEmit', '-p', 'test', '--tsBuildInfoFile', 'dist/check-test.tsbuildinfo')],
  ['the lint rules are kept', tool('eslint', '--config', '.eslint.config.mjs', '--max-warnings', '0', '.')],
  ['the formatting is as agreed', tool('prettier', '--check', '--log-level', 'warn', '.')],
  [
    'the rooms import as the arrows allow',
    tool('depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'test', 'migrations', 'ormconfig.ts'),
  ],
  ['nothing lies about unused', tool('knip')],
  ['schema/schema.graphql is what the classes emit', drift],
  ['the schema describes all of itself', silence],
  ['what breaks clients is announced', breakage],
];

void checkAll();

async function checkAll(): Promise<void> {
  let failed = 0;
  for (const [promise, look] of CHECKS) {
    const { wrong, told } = await look();
    console.log(`${wrong ? 'FAILS' : 'holds'}  ${promise}${told ? ` (${told})` : ''}`);
    if (wrong) console.log(indented(wrong));
    failed += wrong ? 1 : 0;
  }
  console.log(failed ? `\n${failed} of ${CHECKS.length} checks failed.` : `\nAll ${CHECKS.length} checks hold.`);
  process.exitCode = failed ? 1 : 0;
}

/** A checker of node_modules, whose words matter only when it fails. */
function tool(name: string, ...args: string[]): Look {
  return () =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [join('node_modules', '.bin', name), ...args], {
        cwd: ROOT,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let words = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (words += chunk.toString()));
      child.once('error', (error) => resolve({ wrong: `${name} could not be started: ${error.message}` }));
      child.once('close', (code) => resolve({ wrong: code === 0 ? '' : words.trim() || `${name} ended with exit code ${code}.` }));
    });
}

function drift(): Found {
  const isThere = existsSync(join(ROOT, SCHEMA)) && readFileSync(join(ROOT, SCHEMA), 'utf8') === sdl();
  return { wrong: isThere ? '' : `${SCHEMA} differs from what the classes emit. Run npm run schema, and look at the difference.` };
}

function silence(): Found {
  return { wrong: undescribed(buildSchema()).join('\n') };
}

function breakage(): Found {
  const before = earlierSchema();
  if (before === null) return { wrong: '', told: 'passed over: there is no earlier schema to compare with' };
  const { breaking, dangerous } = schemaChanges(before, sdl());
  const silent = unannounced(breaking, readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8'));
  const told = [...breaking.map((each) => `breaking: ${each}`), ...dangerous.map((each) => `dangerous: ${each}`)].join(' ');
  return { wrong: silent.map((each) => `${each} CHANGELOG.md says nothing of it under a heading "Breaking".`).join('\n'), told };
}

/** As it was where this branch left main; on main itself, before the last commit. A shallow clone has neither. */
function earlierSchema(): string | null {
  const head = git('rev-parse', 'HEAD');
  const left = git('merge-base', 'HEAD', 'origin/main') ?? git('merge-base', 'HEAD', 'main');
  const commit = left === null || left === head ? git('rev-parse', '--verify', 'HEAD~1') : left;
  return commit === null ? null : git('show', `${commit.trim()}:${SCHEMA}`);
}

function git(...args: string[]): string | null {
  try {
    return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '       ');
}
