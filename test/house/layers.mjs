/** Runs dependency-cruiser, and fails when it saw no modules: then it checked nothing. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long'],
    ...['apps', 'libs', 'test', 'vitest.config.ts'],
  ],
  { cwd: root, encoding: 'utf8' },
);
process.stdout.write(stdout);
process.stderr.write(stderr);
const modules = Number(/(\d+) modules/.exec(stdout)?.[1] ?? 0);
if (modules === 0) process.stderr.write('dependency-cruiser saw no modules: the layers were not checked.\n');
process.exitCode = modules === 0 ? 1 : (status ?? 1);
