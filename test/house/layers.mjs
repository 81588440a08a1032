/** Checks who imports whom, and fails when no module was seen: then nothing was checked. */
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import depcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import tsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const root = path.resolve(import.meta.dirname, '../..');
process.chdir(root);

const options = await depcruiseOptions('./.dependency-cruiser.cjs');
const { output, exitCode } = await cruise(
  ['apps', 'libs', 'test', 'vitest.config.ts'],
  { ...options, outputType: 'err-long' },
  undefined,
  { tsConfig: tsConfig('tsconfig.json') },
);
process.stdout.write(output);
const modules = Number(/(\d+) modules/.exec(output)?.[1] ?? 0);
if (modules === 0) process.stderr.write('dependency-cruiser saw no modules: nothing was checked.\n');
process.exitCode = modules === 0 || exitCode > 0 ? 1 : 0;
