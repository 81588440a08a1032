import type { AdapterContext, ChannelAdapter, ChannelConnection } from '../core/index.js';
import { emailConfig, type EmailConfig } from './email.config.js';
import { followMailbox, probeMailbox } from './mailbox.js';
import { mailAttachment } from './mime.mapping.js';
import { probeAll } from './probe.js';
import { startSmtpListener } from './smtp-listener.js';
import { createSmtpSender } from './smtp-sender.js';
import { acceptMail } from './webhook.js';

/**
 * Mail: in by an SMTP listener of our own, by IMAP mailboxes and by webhook; out by an SMTP relay. Each is
 * optional. `listen` rejects with FrontdoorError port-busy when the listener's port is taken, and recovers from
 * everything else by itself.
 */
export const emailAdapter: ChannelAdapter<EmailConfig> = {
  manifest: {
    id: 'email',
    title: 'Email',
    receives: ['email'],
    sends: ['email'],
    calls: false,
    config: emailConfig,
  },
  connect: async (config, context) => connection(config, context),
};

function connection(config: EmailConfig, context: AdapterContext): ChannelConnection {
  const sender = config.smtpSend && createSmtpSender(config.smtpSend, context.clock);
  return {
    ...(sender && { send: (message) => sender.send(message) }),
    acceptWebhook: (request) => acceptMail(request, context),
    listen: (signal) => listen(config, context, signal),
    attachment: mailAttachment,
    probe: () =>
      probeAll([
        ...(sender ? [{ name: 'outgoing mail', check: () => sender.probe() }] : []),
        ...config.mailboxes.map((mailbox) => ({
          name: `mailbox ${mailbox.entryPoint}`,
          check: () => probeMailbox(mailbox),
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
      ...config.mailboxes.map((mailbox) => followMailbox(mailbox, context, signal)),
    ]);
  } finally {
    await listener?.close();
  }
}
