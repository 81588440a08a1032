import { toE164 } from '@frontdoor/kernel';
import { z } from 'zod';
import { secret, type SettingValues } from '../core/index.js';

/** Where GOV.UK Notify is. Any other base is a stand-in. */
const NOTIFY_API = 'https://api.notifications.service.gov.uk';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const API_KEY = new RegExp(`^\\S.*-(${UUID})-(${UUID})$`);

const id = z.string().regex(new RegExp(`^${UUID}$`), 'an id as Notify shows it, such as a template id');
const token = z.string().min(10, 'at least 10 characters, as Notify demands');

export const POSTAGES = ['first', 'second', 'economy'] as const;

export const notifySettings = {
  NOTIFY_API_KEY: secret(
    z
      .string()
      .regex(API_KEY, 'a key of GOV.UK Notify whole: its name and two ids, joined by hyphens')
      .optional(),
  ).describe('Key of our service at GOV.UK Notify, whole as it was shown once.'),
  NOTIFY_API_BASE: z
    .string()
    .regex(
      /^https:\/\/[^\s/]+$|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/,
      'an https address, or http on this machine',
    )
    .default(NOTIFY_API)
    .describe('Address of GOV.UK Notify; another one is for tests.'),
  NOTIFY_EMAIL_TEMPLATE: id
    .optional()
    .describe(
      'Template for email at Notify: its subject is ((subject)), its message ((body)). Without it no email leaves by Notify.',
    ),
  NOTIFY_EMAIL_REPLY_TO: id
    .optional()
    .describe(
      'Id of the reply-to address at Notify that answers to email go to, one of our mailboxes. Default: the one that Notify has as default.',
    ),
  NOTIFY_SMS_TEMPLATE: id
    .optional()
    .describe(
      'Template for text messages at Notify: its message is ((body)). Without it no text leaves by Notify.',
    ),
  NOTIFY_SMS_SENDER: id
    .optional()
    .describe(
      'Id of the text message sender at Notify that texts come from. Default: the one that Notify has as default.',
    ),
  NOTIFY_NUMBER: z
    .string()
    .transform((text) => toE164(text) ?? text)
    .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/, 'a telephone number, such as +447700900100'))
    .optional()
    .describe(
      'Number of our service at Notify that people text, an entry point for sms. What came to it is fetched every minute and answered by Notify. Without it no text is fetched.',
    ),
  NOTIFY_POSTAGE: z
    .enum(POSTAGES)
    .optional()
    .describe('How Notify posts letters: first, second or economy. Without it no letter leaves by Notify.'),
  NOTIFY_CALLBACK_TOKEN: secret(token.optional()).describe(
    'Bearer token that we gave Notify for its callbacks. Without it no callback is taken, and news is fetched only.',
  ),
  NOTIFY_CALLBACK_TOKEN_OTHER: secret(token.optional()).describe(
    'Another token that counts as well while the one at Notify is changed.',
  ),
};

type Settings = SettingValues<typeof notifySettings>;

/** One service at Notify, and what of it is used. */
export interface NotifyConfig {
  serviceId: string;
  /** Signs what we ask; a secret. */
  secret: string;
  apiBase: string;
  email: { template: string; replyTo: string | undefined } | undefined;
  sms: { template: string; sender: string | undefined } | undefined;
  postage: (typeof POSTAGES)[number] | undefined;
  /** In E.164. */
  number: string | undefined;
  /** Those that count, the one in use first; secrets. */
  callbackTokens: readonly string[];
  /** How long one request may take, in milliseconds. */
  timeoutMs: number;
}

const TIMEOUT_MS = 15_000;

export function configFrom(settings: Settings, timeoutMs = TIMEOUT_MS): NotifyConfig {
  const [, serviceId, key] = API_KEY.exec(settings.NOTIFY_API_KEY ?? '') ?? [];
  if (!serviceId || !key) throw new Error('Notify is connected without a key');
  return {
    serviceId,
    secret: key,
    apiBase: settings.NOTIFY_API_BASE,
    email: settings.NOTIFY_EMAIL_TEMPLATE
      ? { template: settings.NOTIFY_EMAIL_TEMPLATE, replyTo: settings.NOTIFY_EMAIL_REPLY_TO }
      : undefined,
    sms: settings.NOTIFY_SMS_TEMPLATE
      ? { template: settings.NOTIFY_SMS_TEMPLATE, sender: settings.NOTIFY_SMS_SENDER }
      : undefined,
    postage: settings.NOTIFY_POSTAGE,
    number: settings.NOTIFY_NUMBER,
    callbackTokens: [settings.NOTIFY_CALLBACK_TOKEN, settings.NOTIFY_CALLBACK_TOKEN_OTHER].filter(
      (each) => each !== undefined,
    ),
    timeoutMs,
  };
}

/** What these settings make of the channels that Notify has. */
export const channelsOf = (settings: Settings) => ({
  receives: settings.NOTIFY_NUMBER ? (['sms'] as const) : [],
  sends: [
    ...(settings.NOTIFY_EMAIL_TEMPLATE ? (['email'] as const) : []),
    ...(settings.NOTIFY_SMS_TEMPLATE ? (['sms'] as const) : []),
    ...(settings.NOTIFY_POSTAGE ? (['letter'] as const) : []),
  ],
});
