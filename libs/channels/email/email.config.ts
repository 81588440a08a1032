import { isLoopback } from '@frontdoor/kernel';
import { z } from 'zod';

/** Bytes of the largest mail taken unless a setting says otherwise: 25 MiB, what most mail systems allow. */
const MAX_BYTES = 25 * 1024 * 1024;

/**
 * Whether mail may go in clear: `required` never, `offered` where the server has no STARTTLS. Left out: only to this machine.
 */
const tls = z.enum(['required', 'offered']).optional();

/** Whether a connection that begins in clear must be encrypted before anything is said on it. */
export const mustUpgrade = (settings: {
  host: string;
  secure: boolean;
  tls?: z.infer<typeof tls>;
}): boolean =>
  !settings.secure && (settings.tls ?? (isLoopback(settings.host) ? 'offered' : 'required')) === 'required';

const port = z.int().min(0).max(65_535);

/** SMTP listener of our own. Port 0 takes any free one. */
export const smtpListenSettings = z.object({
  host: z.string().min(1).default('127.0.0.1'),
  port,
  /** Largest mail in bytes; advertised (RFC 1870) and enforced. */
  maxBytes: z.int().min(1024).default(MAX_BYTES),
  /** Per remote address, but for trusted relays. */
  connectionsPerMinute: z.int().min(1).default(120),
  messagesPerMinute: z.int().min(1).default(600),
  /** Connections at once, of all and of one remote address; those of trusted relays are beside these. */
  places: z.int().min(1).default(200),
  placesPerAddress: z.int().min(1).default(20),
  /** A connection is ended when it is older, whatever it does. */
  connectionSeconds: z.number().min(0.1).default(600),
  /** PEM texts. STARTTLS is offered only with both. */
  tls: z.object({ key: z.string().min(1), cert: z.string().min(1) }).optional(),
});
export type SmtpListenSettings = z.infer<typeof smtpListenSettings>;

/** One IMAP mailbox, read and never changed. */
export const mailboxSettings = z.strictObject({
  /** Address of the entry point that all its mail is for. */
  entryPoint: z.email().max(320),
  host: z.string().min(1),
  port: port.default(993),
  /** TLS from the first byte; otherwise by STARTTLS. */
  secure: z.boolean().default(true),
  tls,
  user: z.string().min(1),
  password: z.string().min(1),
  folder: z.string().min(1).default('INBOX'),
  /** Of a larger mail only the headers are taken, into quarantine. */
  maxBytes: z.int().min(1024).default(MAX_BYTES),
  /**
   * Where to begin in a mailbox never read before: all it holds, or only what comes from now on. When the server
   * changes UIDVALIDITY later, all that was not taken before counts as new.
   */
  startAt: z.enum(['beginning', 'now']).default('beginning'),
});
export type MailboxSettings = z.infer<typeof mailboxSettings>;

/** Server, user and folder. */
export const mailboxName = ({ host, user, folder }: MailboxSettings): string => `${host}/${user}/${folder}`;

/** The relay our mail leaves by. */
export const smtpSendSettings = z.object({
  host: z.string().min(1),
  port: port.default(587),
  /** TLS from the first byte; otherwise by STARTTLS. */
  secure: z.boolean().default(false),
  tls,
  user: z.string().min(1).optional(),
  password: z.string().min(1).optional(),
  maxConnections: z.int().min(1).max(50).default(5),
});
export type SmtpSendSettings = z.infer<typeof smtpSendSettings>;

/** Settings of the email channel; each way in or out is optional. */
export const emailConfig = z.object({
  smtpListen: smtpListenSettings.optional(),
  mailboxes: z.array(mailboxSettings).default([]),
  smtpSend: smtpSendSettings.optional(),
  /** Relays that are trusted to tell who wrote, by their authserv-ids in lower case. */
  authenticatedBy: z.array(z.string()).default([]),
});
export type EmailConfig = z.infer<typeof emailConfig>;
