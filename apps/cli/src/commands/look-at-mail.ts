import { mailSettings } from '@frontdoor/channels/email';
import { readingIn, readingThreads, readSettings } from '@frontdoor/casework/channels';
import type { ExitCode, Io } from '../io.js';
import { lookAtMails, MAIL_CLASSES, type MailSeen } from '../mail/look-at-mails.js';
import { findMailFiles, mustBeFolder } from '../mail/mail-files.js';
import { Progress } from '../progress.js';

interface Options {
  entryPoint?: string;
  json?: boolean;
}

/**
 * Says how the email channel would read every mail below a folder: a line for each, then one that counts them. Opens no
 * database. Exit code 1 only where it was stopped.
 */
export async function lookAtMail(
  io: Io,
  dir: string,
  { entryPoint, json = false }: Options,
): Promise<ExitCode> {
  const config = readSettings(io.environment);
  await mustBeFolder(dir);
  const { files, leftOut } = await findMailFiles(dir);
  const progress = new Progress(
    io,
    files.reduce((sum, { size }) => sum + size, 0),
    'mails',
  );
  const threads = readingThreads({ ...config, READING_THREADS: 1 });
  const stop = new AbortController();
  const interrupt = (): void => stop.abort();
  process.once('SIGINT', interrupt);
  const classes = Object.fromEntries(MAIL_CLASSES.map((each) => [each, 0])) as Record<
    MailSeen['class'],
    number
  >;
  let mails = 0;
  try {
    const { SMTP_MAX_BYTES: maxBytes } = mailSettings(config.declared);
    const options = { dir, entryPoint, maxBytes, read: readingIn(threads), stopped: stop.signal };
    for await (const { seen, bytes } of lookAtMails(files, options)) {
      await io.out(json ? `${JSON.stringify(seen)}\n` : lineOf(seen));
      classes[seen.class]++;
      mails++;
      progress.add(bytes);
    }
  } finally {
    process.off('SIGINT', interrupt);
    await threads.close();
    progress.end();
  }
  const complete = !stop.signal.aborted;
  await io.out(
    json
      ? `${JSON.stringify({ files: files.length, mails, classes, leftOut: leftOut.length, complete })}\n`
      : inWords(mails, classes, complete),
  );
  return complete ? 0 : 1;
}

const LONGEST_SUBJECT = 60;

const lineOf = ({ file, class: kind, from, subject, error }: MailSeen): string =>
  `${kind.padEnd(10)}  ${file}: ${error ?? `${from ?? 'no sender'}, ${(subject ?? 'no subject').slice(0, LONGEST_SUBJECT)}`}\n`;

function inWords(mails: number, classes: Record<string, number>, complete: boolean): string {
  const counts = Object.entries(classes).filter(([, count]) => count > 0);
  const sentence = `${mails} ${mails === 1 ? 'mail' : 'mails'}: ${counts.map(([kind, count]) => `${count} ${kind}`).join(', ') || 'nothing to read'}.`;
  return `${sentence}\n${complete ? '' : 'Stopped before the end.\n'}`;
}
