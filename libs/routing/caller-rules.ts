import { firstThatFits, type OverflowLoad, type OverflowWhen } from './overflow.js';

/** What a rule does with a caller. */
export type CallerDoes =
  | { offer: ('callback' | 'callback-later' | 'voicemail')[] }
  | { service: string }
  | { number: string; name: string }
  | { say: string };

interface RuleWhileWaiting {
  afterSeconds: number;
  does: CallerDoes;
}

/** What a service does with its callers before they wait, and while they do. */
export interface CallerRules {
  before: readonly { when: OverflowWhen; does: CallerDoes }[];
  waiting: readonly RuleWhileWaiting[];
}

/** What is offered to whoever waits, where a service says nothing of them. */
export interface UsualOffer {
  offerAfterSeconds: number;
  /** Whoever stays on the line hears the last offer again after so long. */
  offerAgainAfterSeconds: number;
  offers: readonly ('callback' | 'callback-later' | 'voicemail')[];
}

/** What is offered to whoever calls when nobody can come. */
export const WHEN_CLOSED: CallerDoes = { offer: ['callback-later', 'voicemail'] };

/** Never a dead end: these hold after whatever a service has of its own. */
const ALWAYS: CallerRules['before'] = [
  { when: 'closed', does: WHEN_CLOSED },
  { when: 'nobody-on', does: WHEN_CLOSED },
];

/** What happens to a caller before they wait: the first rule that fits; undefined where they simply wait. */
export const ruleBefore = (
  rules: Pick<CallerRules, 'before'> | null,
  load: OverflowLoad,
): CallerRules['before'][number] | undefined => firstThatFits([...(rules?.before ?? []), ...ALWAYS], load);

/**
 * What comes next to a caller who waits, and when.
 *
 * @param used of the rules so many were applied
 */
export function nextWhileWaiting(
  rules: Pick<CallerRules, 'waiting'> | null,
  usual: UsualOffer,
  used: number,
): RuleWhileWaiting | undefined {
  const given = rules?.waiting ?? [];
  const all = (given.length > 0 ? given : ofUsual(usual)).toSorted((a, b) => a.afterSeconds - b.afterSeconds);
  return all[used] ?? again(all, used, usual);
}

/** What happens to a caller who waits, once its time has come. */
export function ruleWhileWaiting(
  rules: Pick<CallerRules, 'waiting'> | null,
  usual: UsualOffer,
  { waitedMs, used }: { waitedMs: number; used: number },
): CallerDoes | undefined {
  const next = nextWhileWaiting(rules, usual, used);
  return next && waitedMs >= next.afterSeconds * 1000 ? next.does : undefined;
}

const ofUsual = ({ offerAfterSeconds, offers }: UsualOffer): CallerRules['waiting'] => [
  { afterSeconds: offerAfterSeconds, does: { offer: [...offers] } },
];

/** The last offer, again and again. */
function again(
  all: CallerRules['waiting'],
  used: number,
  { offerAgainAfterSeconds }: UsualOffer,
): RuleWhileWaiting | undefined {
  const last = all.findLast(({ does }) => 'offer' in does);
  const after = all.at(-1)!.afterSeconds + (used - all.length + 1) * offerAgainAfterSeconds;
  return last && { afterSeconds: after, does: last.does };
}
