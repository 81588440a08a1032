import { type AdapterContext, ChannelError, type ChannelConnection, defineAdapter } from '../core/index.js';
import { understandMail } from './arrivals.js';
import type { EmailConfig } from './email.config.js';
import { configFrom, emailSettings } from './email.settings.js';
import { probeAll } from './probe.js';
import { startSmtpListener } from './smtp-listener.js';
import { attachmentsReader, mailPageReader } from './readers.js';
import { createSmtpSender } from './smtp-sender.js';
import { acceptMail } from './webhook.js';

/** What it needs takes a quarter of a second to load, and many have no mailbox. */
const imap = () => import('./mailbox.js');

/**
 * Mail: in by an SMTP listener of our own, by IMAP mailboxes and by webhook; out by an SMTP relay. Each is
 * optional. `listen` rejects with FrontdoorError port-busy when the listener's port is taken, and recovers from
 * everything else by itself.
 */
export const emailAdapter = defineAdapter({
  manifest: {
    id: 'email',
    title: 'Email',
    receives: ['email'],
    sends: ['email'],
    carriesFilesOn: ['email'],
    formatsOn: ['email'],
    copiesOn: ['email'],
  },
  settings: emailSettings,
  // It is always there, and without a mail server nothing leaves by it.
  givesWay: ({ SMTP_OUT_URL }) => SMTP_OUT_URL === undefined,
  largestBodies: ({ SMTP_MAX_BYTES }) => ({ 'message/rfc822': SMTP_MAX_BYTES }),
  reachedAt: ({ SMTP_HOST, SMTP_PORT }) =>
    SMTP_PORT === 'off'
      ? undefined
      : `Mail is taken at    ${SMTP_HOST}:${SMTP_PORT}    (your email entry points)`,
  connect: async (settings, context) => connectMail(configFrom(settings, context.process), context),
});

/** The connection with these ways in and out. */
export function connectMail(config: EmailConfig, context: AdapterContext): ChannelConnection {
  const sender = config.smtpSend && createSmtpSender(config.smtpSend, context.clock);
  /** Of mails that a count fetches: they outlive one count. */
  const failures = new Map<string, number>();
  return {
    send: async (sendable) => {
      if (!sender) throw new ChannelError('reauthorise', 'No mail server is set up for mail to leave by.');
      return sender.send(sendable);
    },
    acceptWebhook: (request) => acceptMail(request, context),
    listen: (signal) => listen(config, context, signal),
    ...(config.mailboxes.length > 0 && {
      recount: async (from: number) =>
        (await imap()).recountMailboxes(config.mailboxes, context, from, failures),
    }),
    readKept: (kept) =>
      understandMail(context.read, kept, {
        authenticatedBy: config.authenticatedBy,
        zoneAt: async (entryPoint) => (await context.openingHoursAt('email', entryPoint)).zone.id,
      }),
    attachments: (raw, indexes) => context.read(attachmentsReader, raw, { indexes }),
    page: (raw, options) => context.read(mailPageReader, raw, options),
    probe: () =>
      probeAll([
        ...(sender ? [{ name: 'outgoing mail', check: () => sender.probe() }] : []),
        ...config.mailboxes.map((mailbox) => ({
          name: `mailbox ${mailbox.entryPoint}`,
          check: async () => (await imap()).probeMailbox(mailbox),
        })),
      ]),
    close: async () => sender?.close(),
  };
}

async function listen(config: EmailConfig, context: AdapterContext, signal: AbortSignal): Promise<void> {
  const listener = config.smtpListen && (await startSmtpListener(config.smtpListen, context));
  try {
    const aborted = new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.all([
      aborted,
      ...config.mailboxes.map(async (mailbox) => (await imap()).followMailbox(mailbox, context, signal)),
    ]);
  } finally {
    await listener?.close();
  }
}
