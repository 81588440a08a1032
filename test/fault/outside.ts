import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type MailSink, startMailSink } from '@frontdoor/channels/email/stand-in';
import { startTwilioStandIn, type TwilioStandIn } from '@frontdoor/channels/twilio';
import { SystemClock } from '@frontdoor/kernel';
import { ENTRY_POINTS } from '@frontdoor/demonstration';

/** The other system: counts how often each reply webhook came, and can tell the moment one comes. */
interface ReplyCounter {
  url: string;
  /** Times by webhook-id. */
  readonly times: ReadonlyMap<string, number>;
  /** Called on the next one, before it is answered. */
  onNext(listener: () => void): void;
  close(): Promise<void>;
}

/** The providers, in the process of the test: they live on when the hub is killed, so that what left can be counted. */
export interface Outside {
  mail: MailSink;
  twilio: TwilioStandIn;
  replies: ReplyCounter;
  /** Settings of the hub that lead to them. */
  environment: Record<string, string>;
  close(): Promise<void>;
}

const CALLER_ID = '+441223457000';

export async function startOutside(hubUrl: string, publicUrl: string): Promise<Outside> {
  const account = {
    accountSid: `AC${randomBytes(16).toString('hex')}`,
    authToken: randomBytes(16).toString('hex'),
  };
  const numbers = ENTRY_POINTS.map(({ address }) => address).filter((address) => address.startsWith('+'));
  const [mail, twilio, replies] = await Promise.all([
    startMailSink({ keep: Infinity }),
    startTwilioStandIn({
      ...account,
      numbers: [...new Set([...numbers, CALLER_ID])],
      clock: new SystemClock(),
      proxy: { publicUrl, to: hubUrl },
    }),
    countReplies(),
  ]);
  return {
    mail,
    twilio,
    replies,
    environment: {
      SMTP_OUT_URL: `smtp://127.0.0.1:${mail.port}`,
      TWILIO_ACCOUNT_SID: account.accountSid,
      TWILIO_AUTH_TOKEN: account.authToken,
      TWILIO_API_BASE: twilio.url,
      CALLER_ID,
    },
    close: async () => {
      await Promise.allSettled([mail.close(), twilio.close(), replies.close()]);
    },
  };
}

async function countReplies(): Promise<ReplyCounter> {
  const times = new Map<string, number>();
  const listeners = new Set<() => void>();
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      const id = String(request.headers['webhook-id']);
      times.set(id, (times.get(id) ?? 0) + 1);
      for (const listener of listeners) listener();
      listeners.clear();
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    times,
    onNext: (listener) => void listeners.add(listener),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
