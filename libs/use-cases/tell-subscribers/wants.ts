import type { OutgoingEvent } from '@frontdoor/casework/outgoing-events';

/**
 * Whether somebody who wants these types and may be told of these services, or all where there are none, is told of this event.
 * `promise.*` are all that begin so.
 */
export const wants = (
  { types, serviceIds }: { types: readonly string[]; serviceIds: readonly string[] },
  event: Pick<OutgoingEvent, 'type' | 'serviceIds'>,
): boolean =>
  (types.length === 0 || types.includes(event.type) || types.includes(`${event.type.split('.')[0]}.*`)) &&
  (serviceIds.length === 0 || event.serviceIds.some((id) => serviceIds.includes(id)));
