import type { EnquiryDetail } from '@frontdoor/contracts';
import { z } from 'zod';
import type { WorkingDraft } from './use-draft.js';

const kept = z
  .object({
    channel: z.string(),
    to: z.string(),
    audience: z.string(),
    takenOff: z.array(z.string()),
    reason: z.string(),
  })
  .partial();

/** By which way a reply leaves, why, and who gets no copy, kept with its draft; the best way while nobody has chosen. */
export const useRoute = (
  routes: EnquiryDetail['replyRoutes'],
  { fields, change }: Pick<WorkingDraft, 'fields' | 'change'>,
) => {
  const parsed = kept.safeParse(JSON.parse(fields.route ?? '{}'));
  const { channel, to, audience, takenOff = [], reason = '' } = parsed.success ? parsed.data : {};
  const route =
    routes.find((each) => each.channel === channel && each.to === to && each.audience === audience) ??
    routes[0];
  const chosen = { channel: route?.channel, to: route?.to, audience: route?.audience };
  return {
    route,
    takenOff,
    /** Why it leaves by this way, where another is wanted. */
    reason,
    choose: (index: string) => {
      const next = routes[Number(index)];
      if (next)
        change({ route: JSON.stringify({ channel: next.channel, to: next.to, audience: next.audience }) });
    },
    takeOff: (addresses: readonly string[]) =>
      change({ route: JSON.stringify({ ...chosen, takenOff: addresses, reason }) }),
    giveReason: (words: string) => change({ route: JSON.stringify({ ...chosen, takenOff, reason: words }) }),
  };
};
