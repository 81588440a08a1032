import { type CallEvent, LINE_ENGAGED } from '../core/index.js';
import type { Form } from './twilio.signature.js';

const CUSTOMER: Readonly<Record<string, string>> = {
  busy: LINE_ENGAGED,
  'no-answer': 'The customer did not answer.',
  failed: 'The customer’s number could not be connected.',
  canceled: 'The call was ended before the customer answered.',
};

const AGENT: Readonly<Record<string, string>> = {
  busy: 'The agent’s own phone was engaged.',
  'no-answer': 'The agent’s own phone was not answered.',
  failed: 'The agent’s own phone could not be connected.',
  canceled: 'The call was cancelled before the agent’s own phone answered.',
};

/** What the states of a telephone mean. */
export const WHAT: Readonly<Record<string, CallEvent['what']>> = {
  ringing: 'ringing',
  'in-progress': 'answered',
  answered: 'answered',
  completed: 'ended',
  busy: 'ended',
  'no-answer': 'ended',
  failed: 'ended',
  canceled: 'ended',
};

/**
 * A moment of a call we made, always under the SID of the agent's leg, which is the one we were given.
 *
 * Three kinds of request come to one address:
 * - about the customer's leg (`<Number statusCallback>`): `ParentCallSid` is the agent's leg, `CallSid` the customer's;
 * - the outcome of `<Dial>` (`action`): `CallSid` is the agent's leg, `DialCallStatus` the customer's, without a time;
 * - about the agent's leg (the REST API's `StatusCallback`): `CallSid` alone.
 *
 * @param now stands in where the request has no time, epoch milliseconds
 */
export function callEvents(form: Form, now: number): CallEvent[] {
  const { CallSid, ParentCallSid, DialCallStatus } = form;
  const providerId = ParentCallSid || CallSid;
  const leg = DialCallStatus || ParentCallSid ? 'customer' : 'agent';
  const status = DialCallStatus || form.CallStatus || '';
  const what = WHAT[status];
  if (!providerId || !what) return [];
  const sequence = DialCallStatus ? Number.NaN : Number.parseInt(form.SequenceNumber ?? '', 10);
  const talkedMs = 1000 * Number(DialCallStatus ? form.DialCallDuration : form.CallDuration);
  const problem = (leg === 'customer' ? CUSTOMER : AGENT)[status];
  return [
    {
      call: { providerId },
      leg,
      what,
      at: Math.min(Date.parse(form.Timestamp ?? '') || now, now),
      ...(sequence >= 0 && { sequence }),
      ...(what === 'ended' && talkedMs > 0 && { talkedMs }),
      ...(problem && { problem }),
      ...answeredBy(form.AnsweredBy),
    },
  ];
}

/** Twilio's guess, where it was asked to make one: `human`, `machine_start`, `machine_end_beep` …, `fax`, `unknown`. */
const answeredBy = (said: string | undefined): Pick<CallEvent, 'answeredBy'> => {
  if (said === 'human') return { answeredBy: 'person' };
  return said?.startsWith('machine') || said === 'fax' ? { answeredBy: 'machine' } : {};
};

/** What the agent hears after `<Dial>`, or undefined when the conversation took place. */
export const afterDialling = (form: Form): string | undefined => CUSTOMER[form.DialCallStatus ?? ''];
