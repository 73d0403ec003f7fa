import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { ALGORITHM_VERSION } from '../../src/pixels/algorithmVersion';

// By the file: lcms-wasm is an ES module, which a test cannot load.
const LCMS = join(__dirname, '../../../node_modules/lcms-wasm/package.json');

it.each([
  ['sharp', () => sharp.versions.sharp],
  ['libvips', () => sharp.versions.vips],
  ['lcms-wasm', () => (JSON.parse(readFileSync(LCMS, 'utf8')) as { version: string }).version],
])('a measurement names the %s that is installed, so that another one measures anew', (library, installed) => {
  expect(ALGORITHM_VERSION.split(', ')).toContain(`${library} ${installed()}`);
});

it('a measurement names each of its parts once, with a version', () => {
  const parts = ALGORITHM_VERSION.split(', ').map((part) => part.split(' '));
  expect(parts.filter(([name, version]) => !/^[a-z-]+$/.test(name) || !/^\d+(\.\d+)*$/.test(version))).toEqual([]);
  expect(new Set(parts.map(([name]) => name)).size).toBe(parts.length);
});
