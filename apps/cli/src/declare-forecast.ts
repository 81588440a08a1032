import type { Command } from 'commander';
import type { RunAction, Io } from './io.js';

/** `frontdoor forecast`. */
export function declareForecast(program: Command, io: Io, run: RunAction): void {
  program
    .command('forecast')
    .description(
      'Foresee by half-hour what comes, from the history of the organisation, with its error against the past and the people needed.',
    )
    .option('--from <day>', 'first day, such as 2026-12-01; tomorrow otherwise')
    .option('--to <day>', 'last day; two weeks in all otherwise')
    .option('--service <slug>', 'of one service alone')
    .option('--csv', 'print a row for each half-hour as CSV')
    .option('--json', 'print one JSON document')
    .action(run(async (options) => (await import('./commands/forecast.js')).forecastCommand(io, options)));
}
