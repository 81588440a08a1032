import { openCommitments, type Pack } from '@frontdoor/charter';
import { type Channel, CHANNELS } from '@frontdoor/contracts';
import type { Service } from '@frontdoor/persistence';
import type { CentreFlow } from '@frontdoor/routing/simulator';

/**
 * The promise that falls due first of those that a contact opens, with how long that is from each instant of arrival; null
 * where it opens none.
 *
 * @param starts epoch milliseconds
 */
export function promiseOfFlow(
  pack: Pack,
  { slug, customerServiceCentre, kind }: Pick<Service, 'slug' | 'customerServiceCentre' | 'kind'>,
  channel: Channel,
  starts: readonly number[],
): CentreFlow['promise'] {
  const opened = starts.map((at) => {
    const event = { type: 'contact-received' as const, at, channel, service: slug, customerServiceCentre };
    return openCommitments(pack, { ...event, enquiryKind: kind })
      .filter(({ whose }) => whose === 'council')
      .toSorted((a, b) => a.dueAt - b.dueAt)[0];
  });
  const first = opened[0];
  if (!first) return null;
  return {
    id: first.promiseId,
    keptBy: CHANNELS[channel].live ? 'answer' : 'reply',
    after: opened.map((each, period) => (each ?? first).dueAt - (each ? starts[period]! : starts[0]!)),
  };
}
