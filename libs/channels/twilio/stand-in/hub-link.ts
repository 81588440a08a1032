import type { Clock } from '@frontdoor/kernel';
import twilio from 'twilio';
import { rfc2822 } from './sids.js';

export interface HubAnswer {
  status: number;
  contentType: string;
  body: string;
}

/** A public address that a proxy leads to a hub on this machine. */
export interface Proxy {
  /** Begins the addresses that are called and signed, such as https://contact.example. */
  publicUrl: string;
  /** Where the proxy hands them on, such as http://127.0.0.1:3000. */
  to: string;
}

export interface Account {
  accountSid: string;
  authToken: string;
  clock: Clock;
  proxy?: Proxy | undefined;
  /** Told of a picture that came along with a text message, by its path below the account. */
  pictured?: (path: string, what: { contentType: string; content: Buffer }) => void;
  /** Told of what was recorded. */
  recorded?: (sid: string, what: { words: string; callSid: string }) => void;
  /** Told of what was written down of it. */
  transcribed?: (sid: string, what: { recordingSid: string; text: string }) => void;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

const isLoopback = (address: string): boolean => LOOPBACK.test(new URL(address).hostname);

/** Where a request to this address really goes, or undefined when it would leave the machine. */
export function reach(address: string, proxy: Proxy | undefined): string | undefined {
  const real =
    proxy && address.startsWith(proxy.publicUrl) ? proxy.to + address.slice(proxy.publicUrl.length) : address;
  return isLoopback(real) ? real : undefined;
}

/**
 * Posts a form to the hub as Twilio does: form-encoded and signed on the exact public address.
 *
 * @throws Error when the address is not on this machine or cannot be reached.
 */
export async function postSigned(
  account: Account,
  address: string,
  form: Record<string, string>,
): Promise<HubAnswer> {
  const target = reach(address, account.proxy);
  if (!target) throw new Error(`The stand-in calls this machine only, not ${address}.`);
  const parameters = { AccountSid: account.accountSid, ApiVersion: '2010-04-01', ...form };
  const { host, protocol } = new URL(address);
  const response = await fetch(target, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'user-agent': 'TwilioProxy/1.1',
      'x-twilio-signature': twilio.getExpectedTwilioSignature(account.authToken, address, parameters),
      ...(target !== address && { 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) }),
    },
    body: new URLSearchParams(parameters).toString(),
    redirect: 'manual',
  });
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    body: await response.text(),
  };
}

/** What every callback about a call carries besides its own. */
export const progress = (account: Account, sequence: number): Record<string, string> => ({
  CallbackSource: 'call-progress-events',
  SequenceNumber: String(sequence),
  Timestamp: rfc2822(account.clock),
});
