import type { Command } from 'commander';
import type { RunAction, Io } from './io.js';

/** `frontdoor shifts`. */
export function declareShifts(program: Command, io: Io, run: RunAction): void {
  const shifts = program.command('shifts').description('The shift plan: who works when.').helpCommand(false);
  shifts
    .command('import')
    .description(
      'Take a shift plan in: CSV with the columns agent, date, from, to, team, place, or iCalendar. For the people it names it says all from its first day to its last. Exit code 1 where a line is at fault.',
    )
    .argument('<file>', 'a .csv or .ics file')
    .option('--agent <email>', 'whom all of it is for, in a calendar of one person')
    .option('--dry-run', 'only say what it would change, and every line at fault')
    .option('--leave-out', 'take in the rest where lines are at fault')
    .option('--json', 'print one JSON document')
    .action(
      run(async (file, options) => (await import('./commands/shifts.js')).importShifts(io, file, options)),
    );
  shifts
    .command('undo')
    .description('Take back the newest import of the shift plan, as a whole.')
    .option('--json', 'print one JSON document')
    .action(run(async (options) => (await import('./commands/shifts.js')).undoShifts(io, options)));
}
