import type { DeliveryState } from '@frontdoor/contracts';

/**
 * What can be learnt of something we send. Of an attempt: `claimed` (a process begins it), `accepted` (the provider
 * took it, and it is on its way), `handed-over` (the provider, or people here, have it and have not sent it on its way),
 * `postponed` (it has certainly not left and is tried again), `refused` (the provider will not take it), `lost` (nobody
 * knows whether it left), `not-rung` (a call whose agent could not be rung, and its customer was not), `never-came` (where nobody knew: its provider is certain that it has not). Of reports, which may
 * come twice, late and in any order: `left` (what had been handed over is on its way), `not-left` (it is not, after all),
 * `delivered`, `undeliverable`, `let-be` (a call whose agent hung up before the customer was rung). Of a person: `sent-again`;
 * `withdrawn`, before it was posted; `called-off`, before its agent’s telephone was rung; of what came back, that it did not:
 * `not-returned` where it had been posted, `to-post-after-all` where not; and, where nobody knew, whether it arrived:
 * `said-arrived`, `said-lost`, or `unsaid`, which takes that back.
 */
export type DeliveryMoveName =
  | 'claimed'
  | 'accepted'
  | 'handed-over'
  | 'postponed'
  | 'refused'
  | 'lost'
  | 'not-rung'
  | 'never-came'
  | 'left'
  | 'not-left'
  | 'delivered'
  | 'undeliverable'
  | 'let-be'
  | 'sent-again'
  | 'withdrawn'
  | 'called-off'
  | 'not-returned'
  | 'to-post-after-all'
  | 'said-arrived'
  | 'said-lost'
  | 'unsaid';

export interface DeliveryMove {
  to: DeliveryState;
  /** With this move it has left for certain, so that it counts for the charter from now on. */
  counts?: boolean;
  /** With this move it turns out not to have left, so that it counts no longer. */
  takenBack?: string;
}

/**
 * All that can become of a delivery; what is not in here changes nothing. An attempt may be heard of when another
 * process has given it up already, hence `accepted` from `queued` and `unknown`. A report of failure weighs more than
 * one of success, whichever comes first; only a person gets a failed delivery out of there. What a person says out of
 * `delivered` and `failed` is for what a person said before.
 */
export const DELIVERY_MOVES: Readonly<
  Record<DeliveryState, { readonly [name in DeliveryMoveName]?: DeliveryMove }>
> = {
  /** An `undeliverable` is about an attempt before this one, and would be heard again. */
  queued: {
    claimed: { to: 'sending' },
    'called-off': { to: 'taken-back' },
    accepted: { to: 'sent', counts: true },
    'handed-over': { to: 'to-post' },
    delivered: { to: 'delivered', counts: true },
  },
  sending: {
    accepted: { to: 'sent', counts: true },
    'handed-over': { to: 'to-post' },
    postponed: { to: 'queued' },
    refused: { to: 'failed' },
    lost: { to: 'unknown' },
    'not-rung': { to: 'taken-back' },
    delivered: { to: 'delivered', counts: true },
    undeliverable: { to: 'failed' },
  },
  'to-post': {
    withdrawn: { to: 'taken-back' },
    left: { to: 'sent', counts: true },
    delivered: { to: 'delivered', counts: true },
    undeliverable: { to: 'failed' },
  },
  sent: {
    'not-left': { to: 'to-post', takenBack: 'It was not posted after all' },
    'let-be': { to: 'taken-back', takenBack: 'The customer was not rung after all' },
    delivered: { to: 'delivered' },
    undeliverable: { to: 'failed' },
  },
  delivered: {
    undeliverable: { to: 'failed' },
    'said-lost': { to: 'failed' },
    unsaid: { to: 'unknown' },
  },
  failed: {
    'sent-again': { to: 'queued' },
    'not-returned': { to: 'sent', counts: true },
    'to-post-after-all': { to: 'to-post' },
    'said-arrived': { to: 'delivered', counts: true },
    unsaid: { to: 'unknown' },
  },
  unknown: {
    accepted: { to: 'sent', counts: true },
    'handed-over': { to: 'to-post' },
    refused: { to: 'failed' },
    'not-rung': { to: 'taken-back' },
    delivered: { to: 'delivered', counts: true },
    undeliverable: { to: 'failed' },
    'never-came': { to: 'queued' },
    'sent-again': { to: 'queued' },
    'said-arrived': { to: 'delivered', counts: true },
    'said-lost': { to: 'failed' },
  },
  'taken-back': {},
};

/** States of deliveries to which something can happen. */
export const deliveryStatesBefore = (name: DeliveryMoveName): DeliveryState[] =>
  (Object.keys(DELIVERY_MOVES) as DeliveryState[]).filter((state) => DELIVERY_MOVES[state][name]);
