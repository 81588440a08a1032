import type twilio from 'twilio';
import {
  type AdapterContext,
  callbackWindow,
  ChannelError,
  type RawRequest,
  type Recounted,
} from '../core/index.js';
import { channelError } from './twilio.errors.js';
import { formsOf } from './twilio.listed.js';
import { callbackArrival, messageArrival, messageWish, missedArrival } from './twilio.mapping.js';
import type { Form } from './twilio.signature.js';

/** What is listed at most; what is more is found the next night. */
const MOST = 5000;

/**
 * Twilio’s own lists of the text messages that came in, and of calls. One that did not reach us is a request to be rung back on
 * a line that takes those, and a message without words on a line that people answer.
 *
 * @throws ChannelError
 */
export async function recountTwilio(
  client: twilio.Twilio,
  { intake, clock, openingHoursAt }: Pick<AdapterContext, 'intake' | 'clock' | 'openingHoursAt'>,
  from: number,
  to: number,
): Promise<Recounted> {
  const { messages, calls } = await listed(client, from, to);
  const { forms, problem } = await formsOf(client, intake, messages, from);
  const wishes = forms.flatMap((form) => messageWish(form) ?? []);
  const arrivals = forms
    .filter((form) => !messageWish(form))
    .map((form) => messageArrival(form, asRequest(form), client.accountSid ?? ''));
  for (const call of calls) {
    const form: Form = { CallSid: call.sid, From: call.from, To: call.to, CallStatus: call.status };
    if ((await intake.entryPointFor('phone', call.to)) !== undefined) {
      arrivals.push(missedArrival(form, asRequest(form)));
      continue;
    }
    const callback = callbackWindow('', clock.now(), await openingHoursAt('callback', call.to));
    const text = 'Somebody called, and their call did not reach us.';
    arrivals.push(callbackArrival(form, asRequest(form), { text, callback }));
  }
  const looked = messages.length + calls.length;
  return { arrivals, wishes, looked, ...(problem !== undefined && { problem }) };
}

async function listed(client: twilio.Twilio, from: number, to: number) {
  const [after, before] = [new Date(from), new Date(to)];
  const limits = { limit: MOST, pageSize: 1000 };
  try {
    const messages = await client.messages.list({ dateSentAfter: after, dateSentBefore: before, ...limits });
    const calls = await client.calls.list({ startTimeAfter: after, startTimeBefore: before, ...limits });
    const came = ({ direction }: { direction: string }): boolean => direction === 'inbound';
    return { messages: messages.filter(came), calls: calls.filter(came) };
  } catch (thrown) {
    const { remedy, message } = channelError(thrown);
    throw new ChannelError(remedy === 'reconcile' ? 'retry' : remedy, message, { cause: thrown });
  }
}

/** As if Twilio had posted it. */
function asRequest(form: Form): RawRequest {
  const fields = Object.entries(form).filter((field): field is [string, string] => field[1] !== undefined);
  const contentType = 'application/x-www-form-urlencoded';
  return {
    ...{ method: 'POST', url: '', path: '', headers: { 'content-type': contentType } },
    body: Buffer.from(new URLSearchParams(fields).toString()),
  };
}
