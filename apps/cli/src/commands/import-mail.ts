import { EntryPoint } from '@frontdoor/persistence';
import { mailSettings } from '@frontdoor/channels/email';
import { Channels, readingIn, readingThreads, readSettings } from '@frontdoor/casework/channels';
import type { Config } from '@frontdoor/platform';
import { Receipts } from '@frontdoor/casework/receipts';
import { type OpenDatabase, withDatabase } from '../database.js';
import { CommandFault } from '../faults.js';
import type { ExitCode, Io } from '../io.js';
import { importFiles } from '../mail/import-files.js';
import { findMailFiles, mustBeFolder } from '../mail/mail-files.js';
import { Progress } from '../progress.js';
import { saySummary, type Summary } from '../mail/summary.js';
import { withUseCases } from '../use-cases.js';

interface Options {
  entryPoint?: string;
  json?: boolean;
}

/**
 * Takes every mail below a folder in as the email channel would; as JSON a line for each, then one that counts them. Exit
 * code 1 only where it was stopped: what a mail is or is not is told.
 */
export async function importMail(io: Io, dir: string, options: Options): Promise<ExitCode> {
  const config = readSettings(io.environment);
  await mustBeFolder(dir);
  const say = (line: string): void => (options.json ? undefined : io.err(`${line}\n`));
  const summary = await withDatabase(config, { say }, (database) => run(io, config, database, dir, options));
  await io.out(options.json ? `${JSON.stringify(summary)}\n` : saySummary(summary));
  return summary.complete ? 0 : 1;
}

async function run(
  io: Io,
  config: Config,
  { url, source }: OpenDatabase,
  dir: string,
  { entryPoint, json }: Options,
): Promise<Summary> {
  const entryPoints = await source.manager.find(EntryPoint, {
    where: { channel: 'email' },
    order: { address: 'ASC' },
  });
  if (entryPoints.length === 0) throw NO_EMAIL;
  const known = new Map(entryPoints.map(({ address }) => [address.toLowerCase(), address]));
  const only =
    entryPoint === undefined ? undefined : (known.get(entryPoint.toLowerCase()) ?? unknown(entryPoint));
  const { files, leftOut } = await findMailFiles(dir);
  const summary: Summary = {
    complete: false,
    imported: 0,
    alreadyThere: 0,
    quarantined: 0,
    skipped: [],
    leftOut,
  };
  const progress = new Progress(
    io,
    files.reduce((sum, { size }) => sum + size, 0),
    'mails',
  );
  const threads = readingThreads(config);
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt);
  try {
    await withUseCases(io, config, url, async (app) => {
      const receiver = app.get(Receipts);
      await importFiles(files, summary, {
        known,
        entryPoint: only,
        maxBytes: mailSettings(config.declared).SMTP_MAX_BYTES,
        read: readingIn(threads),
        place: {
          zoneAt: async (address) => (await app.get(Channels).openingHoursAt('email', address)).zone.id,
        },
        dir,
        tell: async (taken) => (json ? io.out(`${JSON.stringify(taken)}\n`) : undefined),
        receive: (arrival) => receiver.receive(arrival),
        done: (bytes) => progress.add(bytes),
        stopped: stop.signal,
      });
    });
  } finally {
    process.off('SIGINT', interrupt);
    await threads.close();
    progress.end();
  }
  return summary;
}

const NO_EMAIL = new CommandFault(
  'no-email-entry-point',
  'There is no email entry point that mail could be for.',
  'Add one with `frontdoor admin entry-point add email ADDRESS --service SLUG`.',
);

function unknown(address: string): never {
  throw new CommandFault(
    'entry-point-unknown',
    `There is no email entry point ${address}.`,
    'List them with `frontdoor admin entry-point list`, or add it with `frontdoor admin entry-point add`.',
  );
}
