import { PassThrough, type Readable } from 'node:stream';
import type { Clock } from '@frontdoor/kernel';
import { createTransport } from 'nodemailer';
import { ChannelError, type Sendable, type Sent } from '../core/index.js';
import { mustUpgrade, type SmtpSendSettings } from './email.config.js';
import { toChannelError } from './email.errors.js';
import { outgoingMail } from './outgoing-mail.js';

const CONNECT_MS = 15_000;
/**
 * RFC 5321 (section 4.5.3.2.6) lets a server think for ten minutes after the final dot; most take seconds. The claim on
 * the delivery is renewed for as long as the attempt lasts.
 */
const SILENCE_MS = 60_000;
const IDLE_MS = 30_000;
const MESSAGES_PER_CONNECTION = 100;

const addressOf = (given: string | { address: string }): string =>
  typeof given === 'string' ? given : given.address;

/** Copies have left and may not leave again: the customer has to be written to anew. */
function refusedFor(errors: readonly Error[] | undefined, to: string): never {
  const error = errors?.find((each) => (each as { recipient?: string }).recipient === to);
  const { message } = toChannelError(error, false);
  throw new ChannelError('give-up', `${message} Those in copy have it.`);
}

export interface SmtpSender {
  /** Throws ChannelError only. `providerId` is our Message-ID. */
  send(sendable: Sendable): Promise<Sent>;
  /** Connects and logs in. Resolves to a plain sentence about what is wrong, or to undefined. */
  probe(): Promise<string | undefined>;
  close(): void;
}

/**
 * Sends through one relay over a pool of connections. A mail is put on another connection only where one
 * had gone stale in the pool before a byte of the mail was written; any other second try is for the hub to decide.
 */
export function createSmtpSender(settings: SmtpSendSettings, clock: Clock): SmtpSender {
  const transport = createTransport({
    pool: true,
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    requireTLS: mustUpgrade(settings),
    ...(settings.user && { auth: { user: settings.user, pass: settings.password ?? '' } }),
    maxConnections: settings.maxConnections,
    maxMessages: MESSAGES_PER_CONNECTION,
    maxRequeues: settings.maxConnections,
    idleTimeout: IDLE_MS,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    logger: false,
  });
  // Ended means that the final dot may have been written, so the relay may have the mail.
  const bodies = new Map<string, Readable>();
  transport.use('stream', (mail, done) => {
    const body = new PassThrough();
    bodies.set(mail.message.messageId(), body);
    mail.message.processFunc((input: Readable) =>
      input.on('error', (error) => body.destroy(error)).pipe(body),
    );
    done();
  });

  return {
    send: async (sendable) => {
      const { messageId, to, options } = outgoingMail(sendable, clock.now());
      const key = `<${messageId}>`;
      const taken = await transport
        .sendMail(options)
        .catch((error: unknown) => {
          throw toChannelError(error, bodies.get(key)?.readableEnded ?? false);
        })
        .finally(() => bodies.delete(key));
      if (taken.rejected.some((each) => addressOf(each) === to)) refusedFor(taken.rejectedErrors, to);
      return { providerId: messageId, state: 'sent' };
    },
    probe: async () => {
      try {
        await transport.verify();
        return undefined;
      } catch (error) {
        return toChannelError(error, false).message;
      }
    },
    close: () => transport.close(),
  };
}
