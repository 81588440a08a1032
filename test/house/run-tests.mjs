/**
 * Runs the tests, then says by name what failed, and what was skipped and how to get it. Arguments go to vitest.
 *
 * On a machine that tests beside other work, a file that failed is run once more by itself; what passed only then is said
 * by name, since it is a fault of the test or of the code all the same.
 *
 * A Redis of the run's own is started when redis-server is installed and TEST_REDIS_URL is not set. With
 * REQUIRE_SERVERS=1 nothing may be skipped.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
// Runs on several releases of Node, and of several parts, may go side by side.
const part = process.env.TESTS_PART ?? process.versions.node.split('.')[0];
const name = path.join(root, `node_modules/.cache/tests-${part}`);
const report = `${name}.json`;
const required = process.env.REQUIRE_SERVERS === '1';

const PROGRAMS = [
  { name: 'redis-server', what: 'tests on PostgreSQL and Redis', package: 'redis-server' },
  { name: 'dovecot', what: 'tests against a real IMAP server', package: 'dovecot-imapd' },
  { name: 'clamd', what: 'tests against a real virus scanner', package: 'clamav-daemon' },
  { name: 'chromium', what: 'browser tests', package: 'chromium' },
];
const PLACES = [
  '/usr/bin',
  '/usr/sbin',
  '/usr/local/bin',
  '/usr/local/sbin',
  '/opt/homebrew/bin',
  '/opt/homebrew/sbin',
];
const find = (name) => PLACES.map((place) => path.join(place, name)).find((file) => existsSync(file));

const missing = PROGRAMS.filter(
  ({ name }) => !find(name) && !(name === 'redis-server' && process.env.TEST_REDIS_URL),
);
if (required && missing.length > 0) {
  process.stderr.write(
    `REQUIRE_SERVERS=1, but not installed: ${missing.map(({ name }) => name).join(', ')}\n`,
  );
  process.exit(1);
}

const redis = process.env.TEST_REDIS_URL || !find('redis-server') ? null : await startRedis();
const environment = redis ? { TEST_REDIS_URL: redis.url } : {};
let status = await runVitest(report, process.argv.slice(2));
const again = await runFailedAgain();
await redis?.stop();
process.exitCode = tell() && status === 0 ? 0 : status || 1;

/** What a report says of one file, by its name. */
function filesOf(file) {
  const files = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).testResults : [];
  return new Map(files.map((one) => [one.name, one]));
}

/** The results of the files that failed, from a run by themselves; none where nothing, or too much, failed. */
async function runFailedAgain() {
  if (status === 0 || !required) return new Map();
  const failed = [...filesOf(report).values()]
    .filter((one) => one.status === 'failed')
    .map((one) => one.name);
  if (failed.length === 0 || failed.length > 12) return new Map();
  console.log(
    `Once more, by themselves:\n${failed.map((file) => `  ${path.relative(root, file)}`).join('\n')}`,
  );
  const second = `${name}-again.json`;
  status = await runVitest(second, [...failed, '--no-file-parallelism']);
  return filesOf(second);
}

function runVitest(report, args) {
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const vitest = spawn(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ...args,
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } },
  );
  // Ctrl-C reaches vitest too; this process stays to stop Redis.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => vitest.kill(signal));
  return new Promise((resolve) => vitest.on('close', (code) => resolve(code ?? 1)));
}

/** Says what was skipped, and the closing count. False when something was skipped that must not be. */
function tell() {
  if (!existsSync(report)) return false;
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const skipped = new Map();
  for (const { name: file, assertionResults } of result.testResults)
    for (const test of assertionResults.filter(({ status }) => !['passed', 'failed'].includes(status))) {
      const name = `${path.relative(root, file)}: ${test.ancestorTitles[0] ?? test.title}`;
      skipped.set(name, (skipped.get(name) ?? 0) + 1);
    }
  const count = [...skipped.values()].reduce((sum, number) => sum + number, 0);
  if (count > 0) {
    console.log('Skipped:');
    for (const [name, number] of skipped)
      console.log(`  ${name} (${number === 1 ? '1 test' : `${number} tests`})`);
  }
  if (missing.length > 0) {
    console.log('Not installed here:');
    for (const { name, what } of missing) console.log(`  ${name.padEnd(13)} for ${what}`);
    console.log(
      `  Debian: apt-get install --no-install-recommends ${missing.map((one) => one.package).join(' ')}`,
    );
  }
  const lines = [];
  let passed = result.numPassedTests;
  let failed = 0;
  for (const file of result.testResults.filter((one) => one.status === 'failed')) {
    const last = again.get(file.name) ?? file;
    const first = failuresOf(file);
    const still = failuresOf(last);
    failed += still.length;
    if (last !== file) passed += first.length - still.length;
    for (const one of still) lines.push(`failed: ${one}`);
    if (still.length === 0) for (const one of first) lines.push(`passed only by itself: ${one}`);
  }
  lines.push(`tests: ${passed} passed, ${failed} failed, ${count} skipped`);
  const closing = lines.join('\n');
  writeFileSync(`${name}.txt`, `${closing}\n`);
  console.log(closing);
  if (required && count > 0) console.error('REQUIRE_SERVERS=1, so nothing may be skipped.');
  return !(required && count > 0);
}

/** A line or a few for each test of a file that failed, or for the file where none of its tests ran. */
function failuresOf(file) {
  const place = path.relative(root, file.name);
  const inShort = (message) => String(message).split('\n').slice(0, 6).join('\n    ');
  const tests = file.assertionResults.filter((test) => test.status === 'failed');
  if (file.status === 'failed' && tests.length === 0) return [`${place}\n    ${inShort(file.message)}`];
  return tests.map((test) => `${place} › ${test.fullName}\n    ${inShort(test.failureMessages[0])}`);
}

async function startRedis() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'frontdoor-redis-'));
  const port = await freePort();
  const server = spawn(
    find('redis-server'),
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--maxmemory-policy',
      'noeviction',
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise((resolve) => server.on('close', resolve));
  process.on('exit', () => server.kill('SIGKILL'));
  for (let tries = 0; !(await answers(port)); tries++) {
    if (tries === 100 || server.exitCode !== null) throw new Error('redis-server does not answer');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => socket.end(() => resolve(true)));
    socket.on('error', () => resolve(false));
  });
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
