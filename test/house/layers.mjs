/** Checks who imports whom, and fails when no module was seen: then nothing was checked. */
import path from 'node:path';
import { cruise, format } from 'dependency-cruiser';
import depcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import tsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { folderCircles } from './folder-circles.mjs';

const root = path.resolve(import.meta.dirname, '../..');
process.chdir(root);

const options = await depcruiseOptions('./.dependency-cruiser.cjs');
const { output: result } = await cruise(
  ['apps', 'libs', 'test', 'vitest.config.ts'],
  { ...options, outputType: 'json' },
  undefined,
  { tsConfig: tsConfig('tsconfig.json') },
);
const cruised = JSON.parse(result);
const { output, exitCode } = await format(cruised, { outputType: 'err-long' });
process.stdout.write(output);

const tests = new RegExp(options.ruleSet.forbidden.find(({ name }) => name === 'tests-stay-outside').to.path);
const circles = folderCircles(cruised.modules, (file) => tests.test(file));
for (const circle of circles)
  process.stdout.write(
    `\n  error no-circle-of-folders: these folders need each other. Join them, or move what they share into a third.\n    ${circle.join('\n    ')}\n`,
  );

const modules = cruised.summary.totalCruised;
if (modules === 0) process.stderr.write('dependency-cruiser saw no modules: nothing was checked.\n');
process.exitCode = modules === 0 || exitCode > 0 || circles.length > 0 ? 1 : 0;
