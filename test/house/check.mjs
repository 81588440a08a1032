/**
 * Runs the checks of the house side by side, prints one line for each as it ends, and everything a failing one said.
 *
 *   node test/house/check.mjs [name …]
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const names = process.argv.slice(2);
const waiting = names.length > 0 ? names : ['typecheck', 'lint', 'layers', 'dead', 'format:check'];
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

function run(name) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn('sh', ['-c', scripts[name]], {
      cwd: root,
      env: {
        ...process.env,
        PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.on('close', (code) => {
      process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name.padEnd(14)} ${seconds(started)}\n`);
      if (code !== 0) process.stdout.write(`${said.trimEnd()}\n\n`);
      resolve(code === 0);
    });
  });
}

const started = performance.now();
const results = [];
const lane = async () => {
  for (let name = waiting.shift(); name; name = waiting.shift()) results.push(await run(name));
};
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, lane));
const failed = results.filter((ok) => !ok).length;
process.stdout.write(
  failed === 0
    ? `All ${results.length} checks hold (${seconds(started)})\n`
    : `${failed} of ${results.length} checks failed (${seconds(started)})\n`,
);
process.exitCode = failed === 0 ? 0 : 1;
