/**
 * Builds what is out of date, and nothing else.
 *
 *   node apps/cli/bin/build.mjs             build the parts whose sources are newer than their last build
 *   node apps/cli/bin/build.mjs --all       remove dist and build everything
 *   node apps/cli/bin/build.mjs --prepare   as without, but never fail: for `npm ci`
 *
 * Everything is said on stderr: stdout belongs to the program that runs next.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { compressFiles } from './compress-files.mjs';

const root = path.resolve(import.meta.dirname, '../../..');
const LOCK = path.join(root, 'node_modules/.frontdoor-build');
const LOCK_PATIENCE_MS = 180_000;

const PARTS = [
  {
    name: 'server',
    stamp: 'dist/.built-server',
    product: 'dist/apps/hub/src/main.js',
    sources: [
      'apps/hub/src',
      'apps/worker/src',
      'apps/cli/src',
      'libs',
      'test/bench',
      'test/fault',
      'tsconfig.json',
      'nest-cli.json',
    ],
    tool: ['node_modules/@nestjs/cli/bin/nest.js', 'build', 'hub'],
  },
  {
    name: 'console',
    stamp: 'dist/.built-console',
    product: 'dist/console/index.html',
    sources: ['apps/console', 'libs/contracts'],
    sentCompressed: 'dist/console',
    tool: [
      'node_modules/vite/bin/vite.js',
      'build',
      '-c',
      'apps/console/vite.config.ts',
      '--logLevel',
      'warn',
    ],
  },
  {
    name: 'public pages',
    stamp: 'dist/.built-public',
    product: 'dist/public/public.css',
    sources: ['apps/hub/assets', 'apps/hub/vite.config.ts', 'package-lock.json'],
    sentCompressed: 'dist/public',
    tool: ['node_modules/vite/bin/vite.js', 'build', '-c', 'apps/hub/vite.config.ts', '--logLevel', 'error'],
  },
  {
    name: 'bill of materials',
    stamp: 'dist/.built-sbom',
    product: 'dist/sbom.json',
    sources: ['package.json', 'package-lock.json'],
    tool: ['apps/cli/bin/write-sbom.mjs'],
    // Without npm the programs are built all the same; the next build tries again.
    optional: true,
  },
];

const say = (line) => process.stderr.write(`${line}\n`);
const at = (name) => path.join(root, name);

/** Newest change below a path. Folders count too: theirs changes when a file is added, removed or renamed. */
function newest(file) {
  const found = fs.statSync(file, { throwIfNoEntry: false });
  if (!found || /\.spec\.tsx?$/.test(file)) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return fs
    .readdirSync(file)
    .reduce((time, name) => Math.max(time, newest(path.join(file, name))), found.mtimeMs);
}

function isStale(part) {
  const stamp = fs.statSync(at(part.stamp), { throwIfNoEntry: false });
  if (!stamp || !fs.existsSync(at(part.product))) return true;
  return part.sources.some((source) => newest(at(source)) > stamp.mtimeMs);
}

const canBuild = (part) =>
  part.sources.every((source) => source.startsWith('test/') || fs.existsSync(at(source))) &&
  fs.existsSync(at(part.tool[0]));

function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
    child.on('close', (code) => resolve(code === 0));
  });
}

async function build(part) {
  const started = new Date();
  if (!(await run(part.tool))) return part.optional === true;
  if (part.sentCompressed) compressFiles(at(part.sentCompressed));
  fs.mkdirSync(at('dist'), { recursive: true });
  fs.writeFileSync(at(part.stamp), '');
  // A source saved while the build ran is newer than what was built.
  fs.utimesSync(at(part.stamp), started, started);
  return true;
}

/** Two starts at once must not build into one folder. The lock of a process that is gone counts for nothing. */
async function locked(work) {
  for (let waited = 0; ; waited += 250) {
    try {
      fs.writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (waited === 0) say('Waiting for another build …');
      if (!isAlive() || waited > LOCK_PATIENCE_MS) fs.rmSync(LOCK, { force: true });
      else await sleep(250);
    }
  }
  try {
    return await work();
  } finally {
    fs.rmSync(LOCK, { force: true });
  }
}

function isAlive() {
  try {
    const pid = Number(fs.readFileSync(LOCK, 'utf8'));
    return pid === 0 || process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** True when everything that is needed is there and up to date. */
export async function buildIfStale({ all = false } = {}) {
  if (all) fs.rmSync(at('dist'), { recursive: true, force: true });
  if (!PARTS.some(isStale)) return true;
  if (!PARTS.every(canBuild)) {
    if (PARTS.every((part) => part.optional || fs.existsSync(at(part.product)))) return true;
    say(
      'Frontdoor is not built and cannot be built here: run `npm ci` with development dependencies, then `npm run build`.',
    );
    return false;
  }
  return locked(async () => {
    const stale = PARTS.filter(isStale);
    if (stale.length === 0) return true;
    const started = performance.now();
    say(`Building the ${stale.map((part) => part.name).join(', the ')} …`);
    const built = await Promise.all(stale.map(build));
    if (built.every(Boolean)) say(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    else say('The build failed; what is wrong is said above.');
    return built.every(Boolean);
  });
}

/** npm links the commands of dependencies only. With this link `npx frontdoor` needs no copy in its cache. */
function linkCommand() {
  const link = at('node_modules/.bin/frontdoor');
  if (!fs.existsSync(path.dirname(link))) return;
  fs.rmSync(link, { force: true });
  fs.symlinkSync('../../apps/cli/bin/frontdoor.mjs', link);
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) {
  const prepare = process.argv.includes('--prepare');
  if (prepare) linkCommand();
  if (prepare && !PARTS.every(canBuild)) {
    say('Not built: sources or development dependencies are not here.');
  } else {
    const ok = await buildIfStale({ all: process.argv.includes('--all') });
    if (!ok && !prepare) process.exitCode = 1;
  }
}
