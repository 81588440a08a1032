import { ADAPTERS } from '@frontdoor/channels';
import type { Config, InstanceSecret } from '@frontdoor/platform';
import type { WiredAdapter } from './channels.js';

/** Providers of the demonstration in place of real ones. */
export interface StandInSettings {
  twilio: { accountSid: string; authToken: string; apiBase: string };
  smtpSend: { host: string; port: number; secure: boolean };
}

/** Keys of the hidden field in public forms, the same in every process: the first is in use. */
export const formKeysOf = (secret: InstanceSecret): string[] => secret.marks('form', 'key', 32);

/**
 * Gives each adapter its settings. An adapter without settings is left out, and with it its channels.
 *
 * @param listens which sources this process listens to; mail comes in by SMTP at the hub, from mailboxes at a worker
 */
export function wireAdapters(
  config: Config,
  secret: InstanceSecret,
  listens: { smtp: boolean; mailboxes: boolean },
  standIns?: StandInSettings,
): WiredAdapter[] {
  const twilio =
    standIns?.twilio ??
    (config.TWILIO_ACCOUNT_SID && {
      accountSid: config.TWILIO_ACCOUNT_SID,
      authToken: config.TWILIO_AUTH_TOKEN,
      apiBase: config.TWILIO_API_BASE,
    });
  const email = {
    smtpListen:
      listens.smtp && config.SMTP_PORT !== 'off'
        ? {
            host: config.SMTP_HOST,
            port: config.SMTP_PORT,
            maxBytes: config.SMTP_MAX_BYTES,
            messagesPerMinute: config.SMTP_RATE,
          }
        : undefined,
    mailboxes: listens.mailboxes ? config.MAILBOXES : [],
    smtpSend: standIns?.smtpSend ?? (config.SMTP_OUT_URL ? fromUrl(config.SMTP_OUT_URL) : undefined),
  };
  return [
    { adapter: ADAPTERS.api, settings: {} },
    { adapter: ADAPTERS.web, settings: { formKeys: formKeysOf(secret) } },
    { adapter: ADAPTERS.email, settings: email },
    ...(twilio ? [{ adapter: ADAPTERS.twilio, settings: twilio }] : []),
  ] as WiredAdapter[];
}

function fromUrl(text: string): object {
  const url = new URL(text);
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    user: decodeURIComponent(url.username) || undefined,
    password: decodeURIComponent(url.password) || undefined,
  };
}
