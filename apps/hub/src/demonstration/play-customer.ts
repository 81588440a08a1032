import { setTimeout as sleep } from 'node:timers/promises';
import { signWebhook } from '@frontdoor/channels/core';
import { sendMail } from '@frontdoor/channels/email/stand-in';
import { FrontdoorError, type Ids, toDate } from '@frontdoor/kernel';
import { INTEGRATION_KEY } from '@frontdoor/demonstration';
import type { StandIns } from './stand-ins.js';

export interface Played {
  from: string;
  name: string;
  subject: string;
  text: string;
  when: string;
}

interface World {
  standIns: StandIns;
  ids: Ids;
  now: number;
  publicUrl: string;
  /** Where the hub really listens. */
  localUrl: string;
  smtpPort: number;
  entryPoint: string;
  secretOf: () => Promise<string>;
}

/** The first words come within a moment. */
const HEARD_WITHIN_MS = 3_000;
const LOOK_MS = 50;

type Journey = { steps: string[]; trackingUrl: string | null };

/** Plays a customer on each channel, by the provider's own protocol and properly signed. */
export const PLAY: Record<
  'email' | 'sms' | 'social' | 'phone' | 'callback' | 'web' | 'api',
  (played: Played, world: World) => Promise<Journey>
> = {
  async email({ from, name, subject, text }, { entryPoint, smtpPort, ids, now }) {
    const header = (value: string): string => value.replaceAll(/[\r\n"]/g, ' ');
    const raw = [
      `From: "${header(name)}" <${header(from)}>`,
      `To: <${entryPoint}>`,
      `Subject: =?utf-8?B?${Buffer.from(header(subject)).toString('base64')}?=`,
      `Message-ID: <${ids.uuid()}@customer.example>`,
      `Date: ${toDate(now).toUTCString().replace('GMT', '+0000')}`,
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(text).toString('base64'),
    ].join('\r\n');
    await sendMail(smtpPort, { envelope: { from, to: entryPoint }, raw }).catch(refusedBySmtp);
    return told(
      `Sent by SMTP to port ${smtpPort} for ${entryPoint}`,
      'The hub answered 250: the mail is durable',
    );
  },

  async sms({ from, text }, { standIns, entryPoint, publicUrl }) {
    const answer = await standIns.twilio.receiveSms({ from, to: entryPoint, body: text }, publicUrl);
    refuseUnlessTaken(answer.status, answer.body);
    return told(
      `Posted to /webhooks/twilio/messages with a Twilio signature`,
      `The hub answered ${answer.status}: the text is durable`,
    );
  },

  async social({ from, text }, { standIns: { x }, entryPoint, localUrl }) {
    // X delivers only to an address that has shown that it knows its secret.
    await x.tell(localUrl);
    const posted = text.toLowerCase().includes(entryPoint.toLowerCase()) ? text : `${entryPoint} ${text}`;
    try {
      x.post(from, posted);
    } catch (refusal) {
      refuse(true, (refusal as Error).message);
    }
    await x.settled();
    return told('Posted at X, where it mentions us', 'X told the hub at once, signed; the hub has it');
  },

  async phone({ from }, { standIns, entryPoint, publicUrl }) {
    const telephone = standIns.twilio.dial({ from, to: entryPoint }, publicUrl);
    for (let looked = 0; looked < HEARD_WITHIN_MS && telephone.heard.length === 0; looked += LOOK_MS)
      await sleep(LOOK_MS);
    return told(
      'The telephone rings; the caller is on the line until an agent hangs up, or chooses what is offered',
      ...telephone.heard.map((words) => `The caller heard: ${words}`),
    );
  },

  async callback({ from, text, when }, { standIns, entryPoint, publicUrl }) {
    const { heard } = await standIns.twilio.placeCall(
      { from, to: entryPoint, words: [text, when].filter(Boolean).join('. ') },
      publicUrl,
    );
    return told(
      'The telephone rang; no menu was read out',
      ...heard.map((words) => `The caller heard: ${words}`),
    );
  },

  async web({ from, name, text, subject }, { localUrl, publicUrl }) {
    const form = await (await fetch(`${localUrl}/contact`)).text();
    const formToken = /name="formToken" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const body = new URLSearchParams({
      formToken,
      name,
      subject,
      text,
      ...(from.includes('@') ? { email: from } : { phone: from }),
    });
    const answer = await fetch(`${localUrl}/contact`, { method: 'POST', body });
    const page = await answer.text();
    refuseUnlessTaken(answer.status, /<li><a href="#\w+">([^<]+)</.exec(page)?.[1] ?? 'The form was refused');
    const trackingUrl =
      new RegExp(`href="(${publicUrl.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}/track/[^"]+)"`).exec(
        page,
      )?.[1] ?? null;
    return {
      steps: ['Filled in the public form at /contact', `The hub answered ${answer.status} with a reference`],
      trackingUrl,
    };
  },

  async api({ from, name, subject, text }, { localUrl, entryPoint, ids, now, secretOf }) {
    const body = Buffer.from(
      JSON.stringify({
        customer: { name: name || undefined, ...(from.includes('@') ? { email: from } : { phone: from }) },
        subject: subject || undefined,
        text,
      }),
    );
    const id = ids.uuid();
    const timestamp = Math.floor(now / 1000);
    const headers = {
      'content-type': 'application/json',
      'frontdoor-integration': INTEGRATION_KEY,
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signWebhook(await secretOf(), id, timestamp, body),
    };
    const answer = await fetch(`${localUrl}/api/v1/contacts`, { method: 'POST', headers, body });
    const said = await answer.text();
    refuseUnlessTaken(answer.status, said);
    return told(
      `Signed and posted to /api/v1/contacts by ${entryPoint}`,
      `The hub answered ${answer.status} with the reference ${(JSON.parse(said) as { reference: string }).reference}`,
    );
  },
};

const told = (...steps: string[]): Journey => ({ steps, trackingUrl: null });

/** The hub's own reply to a mail that it did not take. */
function refusedBySmtp(error: Error & { responseCode?: number; response?: string }): void {
  if (!error.responseCode) throw error;
  refuse(error.responseCode >= 500, error.response ?? error.message);
}

/** An answer of the hub by HTTP that is no success: what was sent is at fault, or there is trouble that passes. */
function refuseUnlessTaken(status: number, answer: string): void {
  if (status >= 300) refuse(status < 500, answer);
}

function refuse(forGood: boolean, answer: string): never {
  throw forGood
    ? new FrontdoorError('demonstration-refused', { answer: answer.slice(0, 300) })
    : new FrontdoorError('try-again-later');
}
