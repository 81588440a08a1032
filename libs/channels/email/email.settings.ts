import { createSecureContext } from 'node:tls';
import { FrontdoorError } from '@frontdoor/kernel';
import { z } from 'zod';
import { type AdapterContext, json, port, secret, type SettingValues } from '../core/index.js';
import { emailConfig, type EmailConfig, mailboxSettings } from './email.config.js';

export const emailSettings = {
  SMTP_HOST: z.string().default('127.0.0.1').describe('Address the SMTP listener binds to.'),
  SMTP_PORT: z
    .union([z.literal('off'), port])
    .default(2525)
    .describe('Port of the SMTP listener, or off.'),
  SMTP_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .default(26_214_400)
    .describe('Largest mail taken by SMTP or as a signed request.'),
  SMTP_RATE: z.coerce.number().int().min(1).default(120).describe('Mails a minute taken from one address.'),
  SMTP_TLS_CERT: secret(z.string().optional()).describe(
    'Certificate of the SMTP listener with its chain (PEM), for STARTTLS; usually by SMTP_TLS_CERT_FILE. Read at start.',
  ),
  SMTP_TLS_KEY: secret(z.string().optional()).describe('Key of that certificate (PEM).'),
  SMTP_CONNECTION_RATE: z.coerce
    .number()
    .int()
    .min(1)
    .default(120)
    .describe('SMTP connections a minute taken from one address.'),
  SMTP_PLACES: z.coerce
    .number()
    .int()
    .min(1)
    .default(200)
    .describe('SMTP connections at once; trusted relays have as many beside them.'),
  SMTP_PLACES_PER_ADDRESS: z.coerce.number().int().min(1).default(20).describe('Of these, from one address.'),
  SMTP_CONNECTION_SECONDS: z.coerce
    .number()
    .int()
    .min(10)
    .default(600)
    .describe('An SMTP connection that lasts longer is ended.'),
  SMTP_OUT_URL: secret(z.url({ protocol: /^smtps?$/ }).optional()).describe(
    'Mail server that replies leave by, as smtp://user:password@host:port. Mail leaves encrypted or not at all, but to this machine or with ?tls=offered at the end.',
  ),
  MAIL_AUTHENTICATED_BY: z
    .string()
    .optional()
    .describe(
      'Relays whose Authentication-Results are believed, by their authserv-ids, separated by commas: a sender that they did not find to be genuine is shown as not proven and joins an enquiry only by its signed address. Mail must reach the hub through them alone.',
    ),
  MAILBOXES: secret(json(z.array(mailboxSettings)).optional()).describe(
    'IMAP mailboxes to listen on, as a JSON array.',
  ),
};

/** The settings of mail among all that are declared. */
export const mailSettings = (
  declared: Readonly<Record<string, unknown>>,
): SettingValues<typeof emailSettings> => declared as SettingValues<typeof emailSettings>;

/** The hub opens the SMTP port; whoever reads sources reads the mailboxes. */
export function configFrom(
  settings: SettingValues<typeof emailSettings>,
  { serves, reads }: AdapterContext['process'],
): EmailConfig {
  const { SMTP_PORT, SMTP_OUT_URL } = settings;
  return emailConfig.parse({
    ...(serves &&
      SMTP_PORT !== 'off' && {
        smtpListen: {
          host: settings.SMTP_HOST,
          port: SMTP_PORT,
          maxBytes: settings.SMTP_MAX_BYTES,
          messagesPerMinute: settings.SMTP_RATE,
          tls: certificateOf(settings),
          connectionsPerMinute: settings.SMTP_CONNECTION_RATE,
          places: settings.SMTP_PLACES,
          placesPerAddress: settings.SMTP_PLACES_PER_ADDRESS,
          connectionSeconds: settings.SMTP_CONNECTION_SECONDS,
        },
      }),
    mailboxes: reads ? settings.MAILBOXES : [],
    authenticatedBy: (settings.MAIL_AUTHENTICATED_BY ?? '')
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
    ...(SMTP_OUT_URL && { smtpSend: relayAt(SMTP_OUT_URL) }),
  });
}

/** @throws FrontdoorError `setting-invalid` where one of them is missing or they do not belong together. */
function certificateOf({
  SMTP_TLS_CERT: cert,
  SMTP_TLS_KEY: key,
}: SettingValues<typeof emailSettings>): { key: string; cert: string } | undefined {
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined)
    throw new FrontdoorError('setting-invalid', { faults: 'SMTP_TLS_CERT and SMTP_TLS_KEY need each other' });
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    throw new FrontdoorError(
      'setting-invalid',
      { faults: 'SMTP_TLS_CERT and SMTP_TLS_KEY are not a certificate and its key in PEM' },
      { cause: error },
    );
  }
  return { cert, key };
}

function relayAt(text: string): object {
  const url = new URL(text);
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    tls: url.searchParams.get('tls') ?? undefined,
    user: decodeURIComponent(url.username) || undefined,
    password: decodeURIComponent(url.password) || undefined,
  };
}
