import { ImapFlow } from 'imapflow';
import { type MailboxSettings, mustUpgrade } from './email.config.js';

const CONNECT_MS = 15_000;
/** Silence after which a connection counts as dead; above the two minutes between signs of life. */
const SILENCE_MS = 3 * 60_000;
/** IDLE begins this long after the last command. */
const IDLE_AFTER_MS = 200;
/** Some servers hang up on a longer IDLE; RFC 2177 asks for less than 29 minutes. */
const LONGEST_IDLE_MS = 5 * 60_000;
/** Room for the rest of a response beside the mail itself. */
const OVERHEAD_BYTES = 1024 * 1024;

/** A client that is not connected yet. Its errors are seen by whoever awaits its commands. */
export function mailboxClient(settings: MailboxSettings, options: { verifyOnly?: boolean } = {}): ImapFlow {
  const client = new ImapFlow({
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    ...(mustUpgrade(settings) && { doSTARTTLS: true }),
    auth: { user: settings.user, pass: settings.password },
    clientInfo: { name: 'Frontdoor' },
    logger: false,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    autoIdleDelay: IDLE_AFTER_MS,
    maxIdleTime: LONGEST_IDLE_MS,
    maxLiteralSize: settings.maxBytes + OVERHEAD_BYTES,
    ...options,
  });
  client.on('error', () => undefined);
  return client;
}
