import type { Pickup, StandInCall } from './calls.js';
import { converse } from './conversation.js';
import { postSigned, progress, reach, type Account } from './hub-link.js';
import { newSid } from './sids.js';
import { elements, textOf, type Element } from './twiml.js';

/** How the phone with this number reacts. */
export type Phones = (number: string) => Pickup;

/** Rings the called party and, once they answer, carries out the call's TwiML. */
export async function ring(
  call: StandInCall,
  account: Account,
  numbers: readonly string[],
  phones: Phones,
): Promise<void> {
  const about = { CallSid: call.sid, From: call.from, To: call.to, Direction: 'outbound-api' };
  let sequence = 0;
  const tell = async (event: string, status: StandInCall['status']): Promise<void> => {
    call.status = status;
    if (!call.statusCallback || !call.statusCallbackEvents.includes(event)) return;
    await post(account, call.statusCallback, {
      ...about,
      ...progress(account, sequence++),
      CallStatus: status,
      ...(event === 'completed' && { CallDuration: status === 'completed' ? '42' : '0' }),
    });
  };
  const pickup = phones(call.to);
  if (pickup !== 'failed') await tell('ringing', 'ringing');
  if (pickup !== 'answers') return await tell('completed', pickup);
  await tell('answered', 'in-progress');
  await converse(
    { twiml: call.twiml, url: call.statusCallback ?? 'http://127.0.0.1/' },
    {
      say: (words) => call.heard.push(words),
      answer: () => undefined,
      dial: (dial) => dialNumber(dial, call, account, numbers, phones),
      next: async (url, form) => {
        const twiml = await post(account, url, { ...about, CallStatus: 'in-progress', ...form });
        return { twiml: twiml ?? '<Response/>', url };
      },
    },
  );
  await tell('completed', 'completed');
}

/** Rings the second phone; tells its own status callback, and gives the parameters for the `action`. */
async function dialNumber(
  dial: Element,
  call: StandInCall,
  account: Account,
  numbers: readonly string[],
  phones: Phones,
): Promise<Record<string, string>> {
  const number = elements(dial).find(({ name }) => name === 'Number') ?? dial;
  const [to, callerId] = [textOf(number), dial.attributes.callerId ?? call.from];
  // Twilio error 13214: a caller id that is not the account's.
  const pickup = numbers.includes(callerId) ? phones(to) : 'failed';
  const sid = newSid('CA');
  const { statusCallback, statusCallbackEvent = 'completed' } = number.attributes;
  const events = statusCallbackEvent.split(' ');
  const about = { CallSid: sid, ParentCallSid: call.sid, From: callerId, To: to, Direction: 'outbound-dial' };
  let sequence = 0;
  const tell = async (
    event: string,
    status: NonNullable<StandInCall['dialled']>['status'],
  ): Promise<void> => {
    call.dialled = { sid, to, callerId, status };
    if (!statusCallback || !events.includes(event)) return;
    await post(account, statusCallback, {
      ...about,
      ...progress(account, sequence++),
      CallStatus: status,
      ...(event === 'completed' && { CallDuration: status === 'completed' ? '40' : '0' }),
    });
  };
  if (pickup !== 'failed') await tell('ringing', 'ringing');
  if (pickup === 'answers') await tell('answered', 'in-progress');
  const outcome = pickup === 'answers' ? 'completed' : pickup;
  await tell('completed', outcome);
  return {
    DialCallSid: sid,
    DialCallStatus: outcome,
    DialBridged: String(pickup === 'answers'),
    ...(pickup === 'answers' && { DialCallDuration: '40' }),
  };
}

/** The TwiML that came back, or undefined when the address is not on this machine. */
const post = async (
  account: Account,
  url: string,
  form: Record<string, string>,
): Promise<string | undefined> =>
  reach(url, account.proxy) ? (await postSigned(account, url, form)).body : undefined;
