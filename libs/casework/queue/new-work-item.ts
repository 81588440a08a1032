import { type Channel, CHANNELS, type WorkItemKind } from '@frontdoor/contracts';
import type { WorkItem } from '@frontdoor/persistence';
import { type Standing, urgentAt } from '@frontdoor/routing';

/** A promise of the council still to be kept. Instants are epoch milliseconds. */
interface OpenPromise {
  dueAt: number;
  atRiskAt: readonly number[];
  isMissed: boolean;
  /** Where it has the work stand, and until when that holds; where that is not known it is reckoned by the next look. */
  standing?: Standing;
}

interface Given {
  id: string;
  organisationId: string;
  enquiryId: string;
  /** The contact to deal with. */
  contactId: string;
  kind: WorkItemKind;
  serviceId: string;
  /** On which the contact came or left. */
  channel: Channel;
  language: string;
  queuedAt: number;
  /** Those of its enquiry. */
  promises: readonly OpenPromise[];
  /** When the customer was told they will have something, where that is what it is about. */
  dueBy?: number | undefined;
  /** When the customer wants to be rung. */
  ringBetween?: { from: number; to: number } | undefined;
  /** The owner of the enquiry. */
  preferredAgentId?: string | null;
  /** Of the enquiry. */
  interpreterArranged: boolean;
}

/** A work item as it comes into the queue. */
export function newWorkItem({ promises, ringBetween, dueBy, channel, ...given }: Given): NewWorkItem {
  const ofOurs = given.kind !== 'answer' && given.kind !== 'callback';
  const { retriedAs = channel, weight, live } = CHANNELS[channel];
  const earliest = earliestOf(promises);
  return {
    preferredAgentId: null,
    ...given,
    state: 'waiting',
    channel: ofOurs ? retriedAs : channel,
    weight,
    urgentAt:
      dueBy ??
      urgentAt({
        queuedAt: given.queuedAt,
        promises: promises.map((each) => ({ ...each, ...each.standing })),
        isThere: live,
        callbackTo: ringBetween?.to,
        atOnce: ofOurs,
      }),
    reckonAt: given.kind === 'answer' && dueBy === undefined ? reckonAt(promises, given.queuedAt) : null,
    notBefore: ringBetween?.from ?? null,
    held: ringBetween !== undefined,
    promiseDueAt: earliest?.dueAt ?? null,
    promiseAtRiskAt: earliest?.atRiskAt[0] ?? null,
  };
}

export type NewWorkItem = { [K in keyof WorkItem]?: WorkItem[K] };

const earliestOf = (promises: readonly OpenPromise[]): OpenPromise | undefined =>
  promises.toSorted((a, b) => a.dueAt - b.dueAt)[0];

const reckonAt = (promises: readonly OpenPromise[], queuedAt: number): number | null => {
  const anew = promises.flatMap(({ standing }) => (standing ? (standing.reckonAt ?? []) : queuedAt));
  return anew.length === 0 ? null : Math.min(...anew);
};
