import { InvalidArgumentError, type Command } from 'commander';
import { POLICIES } from '@frontdoor/routing/simulator';
import type { RunAction, Io } from './io.js';

/** `frontdoor simulate`. */
export function declareSimulate(program: Command, io: Io, run: RunAction): void {
  program
    .command('simulate')
    .description(
      'Run traffic that chance decides through the policy of the hub, on a clock of its own. The same seed gives the same answer.',
    )
    .argument('[file]', 'a scenario, as docs/simulate.md describes it')
    .option('--scenario <name>', 'one of the scenarios that come with Frontdoor, in place of a file')
    .option('--days <number>', 'how often the scenario is run, each time by other chance', whole, 100)
    .option('--seed <number>', 'which chance', whole, 1)
    .option(
      '--policy <name>',
      `who gives the work: ${POLICIES.join(', ')}, all; otherwise as the scenario says`,
    )
    .option(
      '--load <share>',
      'change the traffic so that it needs this share of the staff, such as 0.95',
      share,
    )
    .option(
      '--play <speed>',
      'have the traffic of a day come to the demonstration hub that runs here, so many times faster than the clock',
      speed,
    )
    .option('--day <number>', 'which day of the scenario is played', whole, 1)
    .option('--list', 'list the scenarios that come with Frontdoor')
    .option(
      '--validate',
      'hold the simulator against Erlang C and Erlang A instead. Exit code 1 when one of them is outside its interval.',
    )
    .option('--json', 'print one JSON document')
    .action(
      run(async (file, options) =>
        (await import('./commands/simulate.js')).simulateCommand(io, file, options),
      ),
    );
}

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1 || number > 0x7fff_ffff)
    throw new InvalidArgumentError('It must be a whole number from 1 on.');
  return number;
}

function share(text: string): number {
  const number = Number(text);
  if (!(number > 0 && number <= 10)) throw new InvalidArgumentError('It must be a share such as 0.95.');
  return number;
}

function speed(text: string): number {
  const number = Number(text);
  if (!(number >= 1 && number <= 100_000))
    throw new InvalidArgumentError('It must be a number from 1 on, such as 60: an hour passes in a minute.');
  return number;
}
