import type { Command } from 'commander';
import type { RunAction, Io } from './io.js';

const JSON_DOCUMENT = 'print one JSON document';

/** `frontdoor due` and `frontdoor charter`. */
export function declareCharter(program: Command, io: Io, run: RunAction): void {
  program
    .command('due')
    .description(
      'Say when a promise is due. Without arguments it answers JSON lines on standard input, in order.',
    )
    .argument('[pack]', 'charter pack, such as cambridge-city')
    .argument('[standard]', 'promise or one of its clocks, such as CITY-E1')
    .argument('[at]', "instant of the promise's own start event, such as 2025-12-24T16:30:00Z")
    .option('--explain', 'print the account, line by line')
    .option('--json', 'print JSON: one line for each question')
    .addHelpText('after', DUE_HELP)
    .action(
      run(async (pack, standard, at, options) =>
        (await import('./commands/due.js')).due(io, [pack, standard, at], options),
      ),
    );
  const charter = program.command('charter').description('Look at the charter packs.').helpCommand(false);
  charter
    .command('lint')
    .description(
      'Report every fault of the packs at once, and the promises that are pending. Exit code 1 on faults.',
    )
    .argument('[dir]', 'folder of packs, or one pack; otherwise CHARTERS_DIR')
    .option('--json', JSON_DOCUMENT)
    .action(run(async (dir, options) => (await import('./commands/charter-lint.js')).lint(io, dir, options)));
  charter
    .command('list')
    .description('List every promise with its kinds, its state and how it is kept.')
    .argument('[dir]', 'folder of packs, or one pack; otherwise CHARTERS_DIR')
    .option('--json', 'print a JSON array')
    .action(run(async (dir, options) => (await import('./commands/charter-list.js')).list(io, dir, options)));
  charter
    .command('explain')
    .description('Say what one promise means: its source, its clocks and how it is kept.')
    .argument('<pack>', 'charter pack, such as cambridge-city')
    .argument('<promise>', 'its ID, such as CITY-E1')
    .option('--json', JSON_DOCUMENT)
    .action(
      run(async (pack, promise, options) =>
        (await import('./commands/charter-explain.js')).explain(io, pack, promise, options),
      ),
    );
  charter
    .command('holidays')
    .description('Take over the bank holidays from a file in the format of gov.uk/bank-holidays.json.')
    .argument('<file>', 'the downloaded file')
    .option('--json', JSON_DOCUMENT)
    .action(
      run(async (file, options) =>
        (await import('./commands/charter-holidays.js')).holidays(io, file, options),
      ),
    );
}

const DUE_HELP = `
Examples:
  frontdoor due cambridge-city CITY-E1 2025-12-24T16:30:00Z
  frontdoor due --explain cambridge-city CITY-E1 2025-12-24T16:30:00Z
  echo '{"pack":"cambridge-city","standard":"CITY-E1","at":"2025-12-24T16:30:00Z"}' | frontdoor due --json

A line that cannot be answered gets {"error":{"code":…,"message":…}}, and the next one is read.`;
