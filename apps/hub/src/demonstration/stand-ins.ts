import { randomBytes } from 'node:crypto';
import { type MailSink, startMailSink } from '@frontdoor/channels/email/stand-in';
import { type FacebookStandIn, startFacebookStandIn } from '@frontdoor/channels/facebook';
import { startTwilioStandIn, type TwilioStandIn } from '@frontdoor/channels/twilio';
import { startXStandIn, type XStandIn } from '@frontdoor/channels/x';
import type { Clock } from '@frontdoor/kernel';
import { ENTRY_POINTS, INTEGRATION_KEY } from '@frontdoor/demonstration';
import { type ReplyReceiver, startReplyReceiver } from './reply-receiver.js';

export const STAND_INS = Symbol('stand-ins');

/** The outside world of the demonstration, on loopback: mail, telephones, social networks and another system. */
export interface StandIns {
  mail: MailSink;
  twilio: TwilioStandIn;
  x: XStandIn;
  facebook: FacebookStandIn;
  replies: ReplyReceiver;
  /** What adapters are given in place of the settings of real providers, by name. */
  settings: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

interface Options {
  clock: Clock;
  callerId: string;
  /** Public address of the hub, and where it really listens. */
  publicUrl: string;
  localUrl: string;
  /** Of the demonstration integration. */
  signingKey: string;
}

/** Starts stand-ins for the providers, which refuse what the providers refuse. Nothing reaches a real person. */
export async function startStandIns({
  clock,
  callerId,
  publicUrl,
  localUrl,
  signingKey,
}: Options): Promise<StandIns> {
  const account = {
    accountSid: `AC${randomBytes(16).toString('hex')}`,
    authToken: randomBytes(16).toString('hex'),
  };
  const numbers = ENTRY_POINTS.filter(({ address }) => address.startsWith('+')).map(({ address }) => address);
  const [mail, twilio, x, facebook, replies] = await Promise.all([
    startMailSink(),
    startTwilioStandIn({
      ...account,
      numbers: [...new Set([...numbers, callerId])],
      clock,
      proxy: { publicUrl, to: localUrl },
    }),
    startXStandIn({ clock, handle: '@fenmoor' }),
    startFacebookStandIn({ clock, pageId: '112233445566' }),
    startReplyReceiver(clock, { integration: INTEGRATION_KEY, signingKey }),
  ]);
  return {
    mail,
    twilio,
    x,
    facebook,
    replies,
    settings: {
      TWILIO_ACCOUNT_SID: account.accountSid,
      TWILIO_AUTH_TOKEN: account.authToken,
      TWILIO_API_BASE: twilio.url,
      TWILIO_TRANSCRIBES: 'on',
      SMTP_OUT_URL: `smtp://127.0.0.1:${mail.port}`,
      ...x.settings,
      ...facebook.settings,
    },
    close: async () => {
      await Promise.allSettled([mail, twilio, x, facebook, replies].map((each) => each.close()));
    },
  };
}
