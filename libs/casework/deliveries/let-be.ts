import { planned } from '@frontdoor/channels/core';
import type { Delivery } from '@frontdoor/persistence';

/** What is said of a call that we make and that its agent ended, or did not take up, before the customer was rung. */
export const LET_BE = {
  phone: 'The call was cancelled before the agent’s own phone answered.',
  softphone: 'The call was cancelled before the agent answered in the browser.',
  phoneRangOut: 'The agent’s own phone was not answered.',
  softphoneRangOut: 'Nobody answered in the agent’s browser.',
  declined: 'The call was declined in the agent’s browser.',
  hungUp: 'The agent hung up in the browser before the customer was rung.',
} as const;

/** What is said of a call whose agent hung up before their telephone, or browser, answered. */
export function letBe({ message }: Pick<Delivery, 'message'>): string {
  const call = planned.parse(message);
  return call.form === 'call' && call.agentNumber === undefined ? LET_BE.softphone : LET_BE.phone;
}
