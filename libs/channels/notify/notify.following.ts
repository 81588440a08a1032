import type { Followed, FollowedUp, Sent } from '../core/index.js';
import type { NotifyClient } from './notify.client.js';
import { type Kind, newsOf, notification } from './notify.mapping.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * How long after something was handed in Notify is asked what became of it, in milliseconds. A callback comes within
 * minutes, and is lost where it meets an outage of ours; a mail server or a phone may take three days. Of letters there
 * is no callback: they are printed on working days in the evening, and after that no more is heard but of those that
 * come back.
 */
const ASKED_AFTER: Readonly<Record<Kind, readonly number[]>> = {
  email: [5 * MINUTE_MS, 20 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, DAY_MS, 2 * DAY_MS, 3 * DAY_MS, 4 * DAY_MS],
  sms: [5 * MINUTE_MS, 20 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, DAY_MS, 2 * DAY_MS, 3 * DAY_MS, 4 * DAY_MS],
  letter: [
    5 * MINUTE_MS,
    20 * MINUTE_MS,
    ...Array.from({ length: 14 * 8 }, (_, index) => (index + 1) * 3 * HOUR_MS),
  ],
};

/** Something that Notify just took. A letter has left when it is printed; Notify may still find it unfit. */
export const firstAsk = (of: Kind): Pick<Sent, 'state' | 'askInMs'> => ({
  state: of === 'letter' ? 'to-post' : 'sent',
  askInMs: ASKED_AFTER[of][0]!,
});

/** Asks what became of something. @throws ChannelError when Notify cannot be asked. */
export async function follow(
  client: NotifyClient,
  now: number,
  { providerId, takenAt }: FollowedUp,
): Promise<Followed> {
  const one = await client.get(`/v2/notifications/${encodeURIComponent(providerId)}`, notification);
  const news = newsOf(one.id, one.type, one.status);
  // Every state that is news is the last one of which anybody tells when asked.
  if (news) return { news };
  const age = now - takenAt;
  const next = ASKED_AFTER[one.type].find((after) => after > age);
  return next === undefined ? {} : { askInMs: next - age };
}
