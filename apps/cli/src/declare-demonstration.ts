import type { Command } from 'commander';
import type { RunAction, Io } from './io.js';

/** `frontdoor demonstration`. */
export function declareDemonstration(program: Command, io: Io, run: RunAction): void {
  program
    .command('demonstration')
    .description('What makes the demonstration worth looking at.')
    .helpCommand(false)
    .command('year')
    .description(
      'Give the demonstration council a past: a year of closed enquiries up to yesterday. The queue stays as it is.',
    )
    .option('--contacts <number>', 'how many contacts came in', '100000')
    .option('--seed <number>', 'the same seed on the same day gives the same year', '1')
    .option('--json', 'print the summary as one JSON document')
    .action(run(async (options) => (await import('./commands/demonstration-year.js')).year(io, options)));
}
