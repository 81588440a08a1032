import type { Command } from 'commander';
import type { RunAction, Io } from './io.js';

/** `frontdoor letter`: the template that letters are written with. */
export function declareLetter(program: Command, io: Io, run: RunAction): void {
  const load = () => import('./commands/letter.js');
  const letter = program
    .command('letter')
    .description('The template that letters are written with.')
    .helpCommand(false);
  letter
    .command('template')
    .description('Print ours, to begin your own with.')
    .action(run(async () => (await load()).printTemplate(io)));
  letter
    .command('check')
    .description(
      'Try a template on every kind of letter, and report every fault with its line. Exit code 1 on faults.',
    )
    .argument('[file]', 'the template; otherwise ours')
    .option('--sample <pdf>', 'write a letter to nobody into this file, to look at')
    .option('--large', 'that letter in large print')
    .option('--language <tag>', 'that letter in a language, such as cy', 'en')
    .option('--json', 'print one JSON document')
    .action(run(async (file, options) => (await load()).checkLetter(io, file, options)));
}
