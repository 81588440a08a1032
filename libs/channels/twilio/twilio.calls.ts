import type { DeliveryUpdate } from '../core/index.js';
import type { Form } from './twilio.signature.js';

const CUSTOMER: Readonly<Record<string, string>> = {
  busy: 'The customer’s line is engaged.',
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

/** Both mean that the customer answered; the second may be the only one that reaches us. */
const ANSWERED = new Set(['in-progress', 'answered', 'completed']);

/**
 * News of a call we made, always under the SID of the agent's leg, which is the one we were given.
 *
 * Three kinds of request come to one address:
 * - about the customer's leg (`<Number statusCallback>`): `ParentCallSid` is the agent's leg, `CallSid` the customer's;
 * - the outcome of `<Dial>` (`action`): `CallSid` is the agent's leg, `DialCallStatus` the customer's;
 * - about the agent's leg (the REST API's `StatusCallback`): `CallSid` alone.
 */
export function callDelivery(form: Form): DeliveryUpdate[] {
  const { CallSid, ParentCallSid, CallStatus = '', DialCallStatus } = form;
  const providerId = ParentCallSid || CallSid;
  if (!providerId) return [];
  const customer = DialCallStatus || (ParentCallSid ? CallStatus : undefined);
  if (customer) {
    if (ANSWERED.has(customer)) return [{ providerId, state: 'delivered' }];
    const problem = CUSTOMER[customer];
    return problem ? [{ providerId, state: 'failed', problem }] : [];
  }
  if (CallStatus === 'in-progress') return [{ providerId, state: 'sent' }];
  const problem = AGENT[CallStatus];
  return problem ? [{ providerId, state: 'failed', problem }] : [];
}

/** What the agent hears after `<Dial>`, or undefined when the conversation took place. */
export const afterDialling = (form: Form): string | undefined => CUSTOMER[form.DialCallStatus ?? ''];
