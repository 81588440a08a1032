import path from 'node:path';
import { FrontdoorError } from '@frontdoor/kernel';
import type { ReadApart } from '@frontdoor/channels/core';
import { type MailReading, mailReader } from '@frontdoor/channels/email';
import type { MailFile } from './mail-files.js';
import { type FoundMail, readMails } from './read-mails.js';

export const MAIL_CLASSES = ['person', 'auto-reply', 'bounce', 'list', 'generated', 'quarantine'] as const;

/** How the email channel would read one mail; of what it would quarantine, why. */
export interface MailSeen {
  /** Below the folder that was named; of a file of many mails, with the number of the mail. */
  file: string;
  class: (typeof MAIL_CLASSES)[number];
  subject: string | null;
  from: string | null;
  text: string;
  /** What the writer wrote, without what is quoted; absent where it could not be read. */
  newText?: string;
  attachments: { name: string; contentType: string; size: number }[];
  /** Message-ID of the mail that this one answers or reports on. */
  inReplyTo?: string;
  bounce?: { messageId?: string; status: string; recipient?: string };
  error?: string;
}

export interface LookOptions {
  dir: string;
  /** The entry point that it would be for, which is not among those a mail was copied to. */
  entryPoint: string | undefined;
  maxBytes: number;
  read: ReadApart;
  stopped: AbortSignal;
}

/** Every mail of these files as the email channel would read it, in their order and one at a time, so
 * that little memory is needed. Keeps and changes nothing. */
export async function* lookAtMails(
  files: readonly MailFile[],
  options: LookOptions,
): AsyncGenerator<{ seen: MailSeen; bytes: number }> {
  for (const file of files) {
    for await (const mail of readMails(file, options.maxBytes)) {
      if (options.stopped.aborted) return;
      yield { seen: await lookAt(mail, options), bytes: mail.bytes };
    }
  }
}

async function lookAt(mail: FoundMail, options: LookOptions): Promise<MailSeen> {
  const file = path.relative(options.dir, mail.name);
  if ('skipped' in mail) return quarantined(file, mail.skipped);
  return seenAs(file, await readingOf(mail.raw, options));
}

/** What was read of a mail, as it is told. */
export function seenAs(file: string, { contact, newText, fault }: MailReading): MailSeen {
  if (fault) return quarantined(file, fault.reason);
  const { bounce, thread } = contact;
  const [inReplyTo] = thread?.references ?? [];
  return {
    file,
    class: contact.automatic ?? 'person',
    subject: contact.subject ?? null,
    from: contact.from?.value ?? null,
    text: contact.text,
    newText: newText ?? contact.text,
    attachments: contact.attachments.map(({ name, contentType, size }) => ({ name, contentType, size })),
    ...(inReplyTo !== undefined && { inReplyTo }),
    ...(bounce && {
      bounce: { messageId: bounce.messageId, status: bounce.status, recipient: bounce.recipient },
    }),
  };
}

async function readingOf(raw: Uint8Array, { read, entryPoint = 'mail' }: LookOptions): Promise<MailReading> {
  try {
    return await read(mailReader, raw, { entryPoint }, { giveAway: true });
  } catch (error) {
    if (!(error instanceof FrontdoorError)) throw error;
    return { fault: { reason: error.message, remedy: error.remedy } };
  }
}

/** A mail that could not be read, as it is told. */
export const quarantined = (file: string, error: string): MailSeen => ({
  file,
  class: 'quarantine',
  subject: null,
  from: null,
  text: '',
  attachments: [],
  error,
});
