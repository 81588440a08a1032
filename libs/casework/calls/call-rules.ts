import type { CallerRule } from '@frontdoor/charter';
import type { CallRules, CallRuleDoes, CallRuleWhen } from '@frontdoor/contracts';

/** How a service stands for somebody who calls it. */
export interface CallLoad {
  isOpen: boolean;
  /** People who take its calls and are logged in. */
  on: number;
  /** Who called before and still waits. */
  ahead: number;
  /** Milliseconds; undefined where too little happened today to say. */
  expectedMs?: number | undefined;
}

/** Never a dead end: these hold after whatever a service has of its own. */
const ALWAYS: CallRules['before'] = [
  { when: 'closed', does: { offer: ['callback-later', 'voicemail'] } },
  { when: 'nobody-on', does: { offer: ['callback-later', 'voicemail'] } },
];

/** What happens to a caller before they wait: the first rule that fits; undefined where they simply wait. */
export const ruleBefore = (
  rules: CallRules | null,
  load: CallLoad,
): { when: CallRuleWhen; does: CallRuleDoes } | undefined =>
  [...(rules?.before ?? []), ...ALWAYS].find(({ when }) => fits(when, load));

function fits(when: CallRuleWhen, { isOpen, on, ahead, expectedMs }: CallLoad): boolean {
  if (when === 'closed') return !isOpen;
  if (when === 'nobody-on') return on === 0;
  if ('waitingMoreThan' in when) return ahead > when.waitingMoreThan;
  return expectedMs !== undefined && expectedMs > when.expectedWaitAboveSeconds * 1000;
}

/** Where a service says nothing; whoever stays on the line hears it again after a while. */
const usual = ({ offerAfterSeconds }: CallerRule): CallRules['waiting'] => [
  { afterSeconds: offerAfterSeconds, does: { offer: ['callback', 'callback-later', 'voicemail'] } },
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
