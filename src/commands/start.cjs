// node start.cjs NAME [ARGUMENTS]: makes sure of Node, of the install and of the build, then runs a program of Loupe: `main`, `test`, or one
// of the commands beside this file. Plain JavaScript on Node alone, because on a fresh clone there is nothing else yet; in the syntax of
// Node 10, so that an old one gets as far as the sentence about it.
'use strict';

const { spawn } = require('child_process');
const { createHash } = require('crypto');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { claim, claimAlone } = require('./startClaim.cjs');

const ROOT = path.join(__dirname, '..', '..');
const INSTALLED = at('node_modules/.loupe-installed'); // npm ci empties node_modules first, and this with it
const INSTALLING = at('dist/.installing');

// Both write dist/src. The build information of tsc holds for one of them only: that which was built last.
const SOURCES = ['src', 'migrations', 'ormconfig.ts', 'tsconfig.json', 'package-lock.json'];
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PROGRAM = { project: '.', mark: at('dist/.built'), information: at('dist/build.tsbuildinfo'), sources: SOURCES };
const TESTS = { project: 'test', mark: at('dist/.built-test'), information: at('dist/test.tsbuildinfo'), sources: SOURCES.concat('test') };

/** Told to the user as it is, without a stack. */
class Stopped extends Error {
  constructor(message, exitCode) {
    super(message);
    this.exitCode = exitCode || 1;
  }
}

const [name = 'main', ...args] = process.argv.slice(2);
prepare(['test', 'bench'].includes(name) ? TESTS : PROGRAM).then(() => setTimeout(name === 'test' ? runTests : runProgram), tell);

async function prepare(target) {
  checkNode();
  if (isInstalled() && isBuilt(target)) return; // nothing is written then: the checkout may be read-only
  makeDist();
  const release = await claimAlone(at('dist'), (pid) =>
    console.error(`Another start (process ${pid}) is installing or compiling; waiting for it.`),
  );
  try {
    if (!isInstalled()) await install();
    if (!isBuilt(target)) await build(target);
  } finally {
    release();
  }
}

function tell(error) {
  console.error(error instanceof Stopped ? error.message : error);
  process.exitCode = error.exitCode || 1;
}

function checkNode() {
  const wanted = /\d+\.\d+/.exec(readJson('package.json').engines.node)[0];
  const [major, minor] = wanted.split('.').map(Number);
  const [ourMajor, ourMinor] = process.versions.node.split('.').map(Number);
  if (ourMajor > major || (ourMajor === major && ourMinor >= minor)) return;
  throw new Stopped(`Loupe needs Node ${wanted} or newer, and this is ${process.versions.node}. See https://nodejs.org/en/download`);
}

function makeDist() {
  try {
    fs.mkdirSync(at('dist'), { recursive: true });
    fs.accessSync(at('dist'), fs.constants.W_OK);
  } catch (error) {
    throw new Stopped(`Loupe has to be installed or compiled first, but you cannot write ${at('dist')} (${error.code}).`);
  }
}

// ── Install ──

function isInstalled() {
  if (fs.existsSync(INSTALLING)) return false; // broken off
  if (!fs.existsSync(at('node_modules/.package-lock.json'))) return false; // npm writes it at the end
  return read(INSTALLED) === installMark() || installedByHand();
}

/** Changes with the lock file, with whatever npm did to node_modules since, and with the platform, as some packages are binaries. */
function installMark() {
  const locks = read(at('package-lock.json')) + read(at('node_modules/.package-lock.json'));
  return `${createHash('sha256').update(locks).digest('hex')} ${process.platform}-${process.arch}`;
}

/** By a plain `npm install`, or in a linked node_modules: good if it holds what the lock file names. */
function installedByHand() {
  const [wanted, found] = ['package-lock.json', 'node_modules/.package-lock.json'].map((file) => readJson(file).packages);
  const good = Object.keys(wanted).every((folder) => folder === '' || sameVersion(folder, wanted[folder], found[folder]));
  if (good) attempt(() => fs.writeFileSync(INSTALLED, installMark())); // where it cannot be written, it is compared again next time
  return good;
}

function sameVersion(folder, wanted, found) {
  if (found) return found.version === wanted.version && fs.existsSync(at(folder));
  return Boolean(wanted.optional || wanted.devOptional); // made for another platform, or left out on purpose
}

async function install() {
  if (attempt(() => fs.lstatSync(at('node_modules')).isSymbolicLink())) {
    throw new Stopped('node_modules is a link to packages that are not those of package-lock.json. Install there, or remove the link.');
  }
  console.error('Installing the packages that package-lock.json names: once, about a minute.');
  fs.writeFileSync(INSTALLING, '');
  const npm = /npm-cli\.js$/.test(process.env.npm_execpath || '') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  await run('npm ci', npm.concat('ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'));
  fs.writeFileSync(INSTALLED, installMark());
  fs.unlinkSync(INSTALLING);
}

// ── Build ──

function isBuilt(target) {
  return read(target.mark) === sourceMark(target);
}

/** Over all that the compiler reads of ours: names, sizes and contents. */
function sourceMark({ sources }) {
  const hash = createHash('sha256');
  for (const file of sources.reduce((files, source) => files.concat(filesIn(source)), []).filter((file) => /\.(ts|json)$/.test(file))) {
    const content = fs.readFileSync(at(file));
    hash.update(`${file} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

async function build(target) {
  console.error(target === TESTS ? 'Compiling the tests.' : 'Compiling.');
  const [other, marks] = target === TESTS ? [PROGRAM, [PROGRAM, TESTS]] : [TESTS, [PROGRAM]]; // the tests' build holds the program's
  const stale = read(target.mark) === null ? [target.information] : []; // a build broken off may have written what it does not know of
  const written = marks.map(({ mark, ...rest }) => [mark, sourceMark(rest)]); // before: what is edited meanwhile is compiled next time
  for (const file of [PROGRAM.mark, TESTS.mark, other.information].concat(stale)) remove(file);
  await run('tsc', [process.execPath, at('node_modules/typescript/bin/tsc'), '-p', target.project]);
  removeOrphans();
  for (const [mark, value] of written) fs.writeFileSync(mark, value);
}

/** What was compiled from sources that are gone. */
function removeOrphans() {
  for (const file of ['dist/src', 'dist/migrations', 'dist/test'].reduce((files, folder) => files.concat(filesIn(folder)), [])) {
    const source = file.replace(/^dist\//, '').replace(/\.js(\.map)?$/, '.ts');
    if (!fs.existsSync(at(source))) remove(at(file));
  }
}

// ── Run ──

/** In this process, so that signals and exit codes are its own. */
function runProgram() {
  const file = at(name === 'main' ? 'dist/src/main.js' : `dist/src/commands/${name}.js`);
  if (!fs.existsSync(file)) return tell(new Stopped(`There is no program "${name}". There are: ${programs().join(', ')}.`));
  process.argv = [process.execPath, file].concat(args);
  require(file);
}

function programs() {
  const commands = filesIn('dist/src/commands').filter((file) => file.endsWith('.js'));
  return ['main', 'test'].concat(commands.map((file) => path.basename(file, '.js')));
}

/** Some packages are ES modules, which Jest can load only behind this flag of Node. */
async function runTests() {
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const jest = spawn(process.execPath, flags.concat(at('node_modules/jest/bin/jest.js'), args), { cwd: ROOT, stdio: 'inherit' });
  process.exitCode = (await endOf(jest)).exitCode;
}

// ── Steps ──

/** Runs a step whose words matter only when it fails. */
async function run(title, [command, ...rest]) {
  const child = spawn(command, rest, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: command === 'npm' && process.platform === 'win32',
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (words += chunk));
  const end = endOf(child);
  const release = child.pid ? claim(at('dist'), child.pid) : () => undefined; // should we be killed, it goes on: others must wait for it
  const { exitCode, passed, error } = await end;
  release();
  if (error) throw new Stopped(`${title} could not be started: ${error.message}`);
  // Ctrl-C goes to the step too, and its end may be told before our own signal is.
  if (passed || SIGNALS.some((signal) => exitCode === exitCodeOf(null, signal))) {
    throw new Stopped(`${title} was broken off; the next start does it again.`, passed ? exitCodeOf(null, passed) : exitCode);
  }
  if (exitCode !== 0) throw new Stopped(`${words.trim()}\n\n${title} failed with exit code ${exitCode}; see above.`, exitCode);
}

/** Until the child ends, it gets the signals that are sent to us. */
function endOf(child) {
  return new Promise((resolve) => {
    const end = {};
    const pass = (signal) => child.kill((end.passed = signal));
    for (const signal of SIGNALS) process.on(signal, pass);
    child.once('error', (error) => (end.error = error));
    child.once('close', (code, signal) => {
      for (const each of SIGNALS) process.removeListener(each, pass);
      resolve(Object.assign(end, { exitCode: exitCodeOf(code, signal) }));
    });
  });
}

/** As shells tell it. */
function exitCodeOf(code, signal) {
  return signal ? 128 + os.constants.signals[signal] : code;
}

// ── Files ──

function at(file) {
  return path.join(ROOT, file);
}

function read(file) {
  return attempt(() => fs.readFileSync(file, 'utf8')) || null;
}

function readJson(file) {
  return JSON.parse(fs.readFileSync(at(file), 'utf8'));
}

/** Paths from the project's root, in one order everywhere. A file is itself; what is missing is nothing. */
function filesIn(entry) {
  if (!fs.existsSync(at(entry))) return [];
  if (!fs.statSync(at(entry)).isDirectory()) return [entry];
  return [].concat(
    ...fs
      .readdirSync(at(entry))
      .filter((name) => name !== 'node_modules')
      .sort()
      .map((name) => filesIn(`${entry}/${name}`)),
  );
}

function remove(file) {
  if (fs.existsSync(file)) fs.unlinkSync(file);
}

/** Undefined where it fails. */
function attempt(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}
