import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseFile } from '@frontdoor/charter';
import { buildScenario, type Scenario, scenarioFile } from '@frontdoor/routing/simulator';
import { CommandFault } from '../faults.js';

/** The scenarios that come with this program; from the sources and from the build. */
const SHIPPED = ['../../scenarios', '../../../../../apps/cli/scenarios']
  .map((up) => path.resolve(import.meta.dirname, up))
  .find((folder) => existsSync(folder))!;

/** The names of the scenarios that come with this program, with their titles. */
export async function shippedScenarios(): Promise<{ name: string; title: string }[]> {
  const names = (await readdir(SHIPPED)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    names.map(async (name) => ({
      name: path.basename(name, '.yaml'),
      title: (await readScenario(path.join(SHIPPED, name))).title,
    })),
  );
}

export async function readShipped(name: string): Promise<Scenario> {
  const names = (await shippedScenarios()).map((each) => each.name);
  if (!names.includes(name))
    throw new CommandFault(
      'scenario-unknown',
      `There is no scenario ${name}.`,
      `Known: ${names.join(', ')}; or name a file.`,
    );
  return readScenario(path.join(SHIPPED, `${name}.yaml`));
}

/** Reads a scenario; what is wrong in it is told all at once. */
export async function readScenario(file: string): Promise<Scenario> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandFault(
      'file-missing',
      `The file ${file} cannot be read (${error.code}).`,
      'Name a scenario file, or one that comes with Frontdoor with --scenario.',
    );
  });
  const parsed = parseFile({ path: file, text }, scenarioFile);
  const built = parsed.value === undefined ? { faults: parsed.faults } : buildScenario(parsed.value);
  if (built.faults.length > 0) {
    const faults = built.faults.map(({ path: place, message }) => `  ${place ? `${place}: ` : ''}${message}`);
    throw new CommandFault(
      'scenario-faulty',
      `${file} has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.join(';\n')}.`,
      'docs/simulate.md describes the format.',
    );
  }
  return (built as { scenario: Scenario }).scenario;
}
