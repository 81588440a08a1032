import type { CallerRule } from '@frontdoor/charter';
import type { CallRules, CallRuleDoes, OverflowWhen } from '@frontdoor/contracts';
import { firstThatFits, type OverflowLoad } from '@frontdoor/routing';

/** What is offered to whoever calls when nobody can come. */
export const WHEN_CLOSED: CallRuleDoes = { offer: ['callback-later', 'voicemail'] };

/** Never a dead end: these hold after whatever a service has of its own. */
const ALWAYS: CallRules['before'] = [
  { when: 'closed', does: WHEN_CLOSED },
  { when: 'nobody-on', does: WHEN_CLOSED },
];

/** What happens to a caller before they wait: the first rule that fits; undefined where they simply wait. */
export const ruleBefore = (
  rules: CallRules | null,
  load: OverflowLoad,
): { when: OverflowWhen; does: CallRuleDoes } | undefined =>
  firstThatFits([...(rules?.before ?? []), ...ALWAYS], load);

/** Where a service says nothing; whoever stays on the line hears it again after a while. */
const usual = ({ offerAfterSeconds, offers }: CallerRule): CallRules['waiting'] => [
  { afterSeconds: offerAfterSeconds, does: { offer: [...offers] } },
];

/**
 * What happens to a caller who waits, once its time has come.
 *
 * @param used of the rules so many were applied
 * @param caller what the charter says of callers
 */
export function ruleWhileWaiting(
  rules: CallRules | null,
  caller: CallerRule,
  { waitedMs, used }: { waitedMs: number; used: number },
): CallRuleDoes | undefined {
  const given = rules?.waiting ?? [];
  const all = (given.length > 0 ? given : usual(caller)).toSorted((a, b) => a.afterSeconds - b.afterSeconds);
  const next = all[used] ?? again(all, used, caller);
  return next && waitedMs >= next.afterSeconds * 1000 ? next.does : undefined;
}

/** The last offer, again and again. */
function again(
  all: CallRules['waiting'],
  used: number,
  { offerAgainAfterSeconds }: CallerRule,
): CallRules['waiting'][number] | undefined {
  const last = all.findLast(({ does }) => 'offer' in does);
  const after = all.at(-1)!.afterSeconds + (used - all.length + 1) * offerAgainAfterSeconds;
  return last && { afterSeconds: after, does: last.does };
}
