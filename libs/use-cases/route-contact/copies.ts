import type { Draft } from './draft.js';
import type { Known, KnownEnquiry } from './known.js';
import type { RoutingContext } from './routing-context.js';

const keyOf = ({ organisation, contact: { thread } }: Draft): string | undefined =>
  thread?.digest && `${organisation.id} ${thread.digest}`;

/**
 * Where the same mail came in before, at another address of the organisation: not one like it, but the very mail. The
 * enquiry of the same service where there is one, else that of the first copy.
 */
export function copyOf(
  draft: Draft,
  known: Known,
): { enquiry: KnownEnquiry; entryPoint: string } | undefined {
  const copies = (known.copies.get(keyOf(draft) ?? '') ?? []).filter(
    ({ entryPointId }) => entryPointId !== draft.entryPoint.id,
  );
  return copies.find(({ enquiry }) => enquiry.serviceId === draft.service.id) ?? copies[0];
}

/** From now on this one is a copy that came in before. */
export function noteCopy(draft: Draft, enquiry: KnownEnquiry, known: Known): void {
  const key = keyOf(draft);
  if (key === undefined) return;
  const { id, name } = draft.entryPoint;
  known.copies.set(key, [...(known.copies.get(key) ?? []), { enquiry, entryPointId: id, entryPoint: name }]);
}

/** Says on an enquiry what became of the same mail elsewhere. */
export function sayOnTimeline(
  enquiry: Pick<KnownEnquiry, 'id'>,
  at: number,
  text: string,
  { plan, ids }: Pick<RoutingContext, 'plan' | 'ids'>,
): void {
  plan.timeline.push({ id: ids.uuid(), type: 'event', enquiryId: enquiry.id, at, text });
}
