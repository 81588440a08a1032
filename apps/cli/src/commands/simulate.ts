import {
  boundOf,
  loadOf,
  POLICIES,
  type PolicyName,
  type Scenario,
  simulate,
  type Summary,
  VALIDATED,
  validate,
  type ValidationRow,
  withLoad,
} from '@frontdoor/routing/simulator';
import { PlayTraffic } from '@frontdoor/demonstration';
import { readConfig } from '@frontdoor/platform';
import { withDatabase } from '../database.js';
import { CommandFault, WrongUsage } from '../faults.js';
import type { ExitCode, Io } from '../io.js';
import { Progress } from '../progress.js';
import { readScenario, readShipped, shippedScenarios } from '../simulate/scenario-files.js';
import { sayComparison, saySummary } from '../simulate/say-summary.js';
import { withUseCases } from '../use-cases.js';
import { document, table } from '../table.js';

interface Options {
  scenario?: string;
  days: number;
  seed: number;
  policy?: string;
  load?: number;
  list?: boolean;
  validate?: boolean;
  play?: number;
  day: number;
  json?: boolean;
}

/** Simulates a scenario, lists those that come with Frontdoor, or holds the simulator against theory. */
export async function simulateCommand(
  io: Io,
  file: string | undefined,
  options: Options,
): Promise<ExitCode | void> {
  if (options.list) return list(io, options);
  if (options.validate) return validateAll(io, options);
  if ((file === undefined) === (options.scenario === undefined))
    throw new WrongUsage('Name a scenario file, or one of those that come with Frontdoor with --scenario.');
  const asItIs = file === undefined ? await readShipped(options.scenario!) : await readScenario(file);
  const scenario = options.load === undefined ? asItIs : withLoad(asItIs, options.load);
  if (options.play !== undefined) return play(io, scenario, { ...options, speed: options.play });
  const summaries = policiesOf(options, scenario).map((policy) => run(io, scenario, policy, options));
  const load = loadOf(scenario);
  // Fewer runs are enough: it varies little, and it takes as long as all policies together.
  const bound =
    options.policy === 'all'
      ? boundOf(scenario, { ...options, days: Math.min(options.days, 10) })
      : undefined;
  if (options.json) {
    const results = summaries.map((summary) => ({ ...summary, seed: options.seed, load }));
    await io.out(document(bound ? { policies: results, bound: { kind: RELAXED, kept: bound } } : results[0]));
  } else await io.out(bound ? sayComparison(summaries, load, bound) : saySummary(summaries[0]!, load));
}

/** Has the traffic of a day come to the demonstration that runs here. */
async function play(
  io: Io,
  scenario: Scenario,
  { seed, day, speed, json }: Options & { speed: number },
): Promise<void> {
  const config = readConfig(io.environment);
  const say = (line: string): void => (json ? undefined : io.err(`${line}\n`));
  const contacts = await withDatabase(config, { say }, ({ url }) =>
    withUseCases(io, config, url, (app) =>
      app.get(PlayTraffic).play({
        ...{ scenario, seed, day, speed },
        onContact: (sent, share) => {
          if (sent % 25 === 0) say(`${sent} contacts, ${Math.round(share * 100)} % of the day`);
        },
      }),
    ),
  );
  await io.out(
    json
      ? document({ contacts, day, speed, seed })
      : `${contacts} contacts came to the demonstration. Look at the overview of the console, or at a wall screen.\n`,
  );
}

/** What the bound leaves out of what a centre must keep to. */
const RELAXED = 'relaxed: knows the day beforehand, divides contacts, hands nothing over';

function policiesOf({ policy }: Options, scenario: Scenario): PolicyName[] {
  if (policy === 'all') return POLICIES.filter((name) => name !== 'by-group');
  if (policy === undefined) return [scenario.policy];
  const known = POLICIES.find((name) => name === policy);
  if (known) return [known];
  throw new CommandFault(
    'policy-unknown',
    `There is no policy ${policy}.`,
    `Known: ${POLICIES.join(', ')}, all.`,
  );
}

function run(io: Io, scenario: Scenario, policy: PolicyName, { seed, days }: Options): Summary {
  const progress = new Progress(io, days, `runs with ${policy}`);
  const summary = simulate(scenario, { seed, days, policy, onDay: () => progress.add(1) });
  progress.end();
  return summary;
}

async function list(io: Io, { json }: Options): Promise<void> {
  const all = await shippedScenarios();
  await io.out(
    json
      ? document(all)
      : table(
          ['Name', 'Title'],
          all.map(({ name, title }) => [name, title]),
        ),
  );
}

async function validateAll(io: Io, { seed, json }: Options): Promise<ExitCode> {
  const progress = new Progress(io, VALIDATED.length, 'settings');
  const rows = VALIDATED.flatMap((setting) => {
    const found = validate(setting, { seed, policy: 'frontdoor' });
    progress.add(1);
    return found;
  });
  progress.end();
  const outside = rows.filter(({ isWithin }) => !isWithin).length;
  if (json) await io.out(document({ seed, rows, outside }));
  else await io.out(sayRows(rows, outside));
  return outside > 0 ? 1 : 0;
}

function sayRows(rows: readonly ValidationRow[], outside: number): string {
  const cells = rows.map(({ setting, load, measure, theory, simulated, isWithin }) => [
    setting,
    load.toFixed(2),
    MEASURES[measure],
    theory.toFixed(5),
    `${simulated.mean.toFixed(5)} (${simulated.low.toFixed(5)} to ${simulated.high.toFixed(5)})`,
    isWithin ? 'within' : 'OUTSIDE',
  ]);
  const heading = ['Setting', 'Load', 'Measure', 'Theory', 'Simulated', ''];
  return `${table(heading, cells)}${rows.length} rows, ${outside} outside. All intervals together miss in 1 run of 100 where all is right.\n`;
}

const MEASURES = { waits: 'has to wait', wait: 'mean wait, minutes', abandons: 'gives up' };
