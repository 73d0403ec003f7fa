import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder, removeFolder } from '../support/temporaryFolder';

/** The SDK is forty megabytes of sources: a house that keeps its pictures on disk never loads it. */
const folder = temporaryFolder();
afterAll(() => removeFolder(folder));

const modules = (name: string): string => JSON.stringify(join(__dirname, `../../src/${name}.js`));

it.each([
  ['disk', {}, false],
  ['a bucket', { S3_BUCKET: 'pictures', S3_ENDPOINT: 'http://127.0.0.1:1', S3_ACCESS_KEY_ID: 'a', S3_SECRET_ACCESS_KEY: 'b' }, true],
])('with pictures on %s', async (_what, environment, isLoaded) => {
  const program = `require(${modules('openServices')}); const { readSettings } = require(${modules('settings')});
    require(${modules('openBlobs')}).openBlobs(readSettings()).catch(() => undefined).then(() =>
      console.log(Object.keys(require.cache).some((file) => file.includes('@aws-sdk'))));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], {
    env: { ...process.env, LOUPE_DATA: folder, ...environment },
  });
  expect(stdout.trim().split('\n').at(-1)).toBe(String(isLoaded));
});
