import { Command } from 'commander';
import { declareAdmin } from './declare-admin.js';
import { declareCharter } from './declare-charter.js';
import { declareShifts } from './declare-shifts.js';
import { declareDemonstration } from './declare-demonstration.js';
import { declareForecast } from './declare-forecast.js';
import { declareSimulate } from './declare-simulate.js';
import { declareRouting } from './declare-routing.js';
import { declareLetter } from './declare-letter.js';
import type { RunAction, ExitCode, Io } from './io.js';

const EXIT_CODES = `
Exit codes:
  0  done
  1  a fault was found, or the command failed: one plain sentence on stderr
  2  wrong usage

Settings come from the environment; \`frontdoor config\` prints those in force.`;

/**
 * Every command, its arguments and options. What a command does is imported when it runs, so that the small ones
 * start fast.
 */
export function createProgram(io: Io, ended: (code: ExitCode) => void): Command {
  const run: RunAction =
    (action) =>
    async (...args) =>
      ended((await action(...args)) ?? 0);
  const program = new Command('frontdoor')
    .description('The command line of Frontdoor, for operators and for other programs.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.out(text),
      writeErr: (text) => io.err(text),
      // Said in our own words by whoever catches the error.
      outputError: () => {},
    })
    .helpCommand(false)
    .addHelpText('afterAll', EXIT_CODES);
  declareCharter(program, io, run);
  declareAdmin(program, io, run);
  declareDemonstration(program, io, run);
  declareLetter(program, io, run);
  declareShifts(program, io, run);
  declareForecast(program, io, run);
  declareSimulate(program, io, run);
  declareRouting(program, io, run);
  program
    .command('import')
    .description('Take in what lies in files.')
    .helpCommand(false)
    .command('mail')
    .description(
      'Take every mail below DIR in as if it had just come by the email channel. Run twice, it imports nothing twice.',
    )
    .argument('<dir>', 'folder of .eml files, Maildirs or mbox files')
    .option('--entry-point <address>', 'the entry point all of it is for; otherwise the recipients decide')
    .option('--dry-run', 'only say how each mail would be read; needs no database')
    .option('--json', 'print JSON: a line for each mail, then one that counts them')
    .action(
      run(async (dir, { dryRun, ...options }) =>
        dryRun
          ? (await import('./commands/look-at-mail.js')).lookAtMail(io, dir, options)
          : (await import('./commands/import-mail.js')).importMail(io, dir, options),
      ),
    );
  program
    .command('attachments')
    .description('What is kept beside the database: large mails, photographs, recordings.')
    .helpCommand(false)
    .command('check')
    .description(
      'Read all of it and prove that what the database names is there, as it was kept. Exit code 1 when something is not.',
    )
    .option('--json', 'print JSON: a line for each fault, then one that counts')
    .action(
      run(async (options) => (await import('./commands/check-attachments.js')).checkAttachments(io, options)),
    );
  program
    .command('gazetteer')
    .description('The places that people choose from on the public pages.')
    .helpCommand(false)
    .command('load')
    .description(
      'Put the places of a CSV file in the place of those there are, all at once. With a fault in the file nothing is changed.',
    )
    .argument('<file>', 'its first line names the columns UPRN, address, ward and postcode')
    .option('--dry-run', 'only list faults and count what would change')
    .option('--json', 'print JSON: a line for each fault, then one that counts')
    .action(
      run(async (file, options) =>
        (await import('./commands/load-gazetteer.js')).loadGazetteer(io, file, options),
      ),
    );
  program
    .command('migrate')
    .description('Bring the database up to date, with the role of DATABASE_MIGRATE_URL where that is set.')
    .action(run(async () => (await import('./commands/migrate.js')).migrate(io)));
  program
    .command('status')
    .description('Say whether the running hub can do its work. Exit code 1 when it cannot.')
    .option('--json', 'print one JSON document')
    .action(run(async (options) => (await import('./commands/status.js')).status(io, options)));
  program
    .command('config')
    .description('Print the settings in force, with secrets hidden.')
    .option('--json', 'print one JSON document')
    .action(run(async (options) => (await import('./commands/config.js')).config(io, options)));
  return program;
}
