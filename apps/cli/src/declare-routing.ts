import type { Command } from 'commander';
import type { RunAction, Io } from './io.js';

/** `frontdoor routing`. */
export function declareRouting(program: Command, io: Io, run: RunAction): void {
  const routing = program.command('routing').description('Who got which work, and why.').helpCommand(false);
  routing
    .command('explain')
    .description(
      'Say of each decision about a piece of work who could be given it, who not and why, and what was weighed; and make it once more. Exit code 1 when it comes out otherwise.',
    )
    .argument('<work-item>', 'its id, or the reference of its enquiry')
    .option('--json', 'print one JSON document')
    .action(
      run(async (wanted, options) => (await import('./commands/routing.js')).explain(io, wanted, options)),
    );
  routing
    .command('replay')
    .description(
      'Make the decisions of a day once more, from what was written down of them. Exit code 1 when one comes out otherwise.',
    )
    .option('--day <date>', 'YYYY-MM-DD, by the clock of the organisation; today where nothing is said')
    .option('--from <instant>', 'in place of a day: 2026-06-10T08:00:00Z')
    .option('--to <instant>', 'until then, not included; now where nothing is said')
    .option('--json', 'print one JSON document')
    .action(run(async (options) => (await import('./commands/routing.js')).replay(io, options)));
}
