import { dialling } from '../deliveries/index.js';
import { type CallRules, sayCallRuleWhen } from '@frontdoor/contracts';

/** A service as its rules about callers name it. */
interface RuledService {
  slug: string;
  name: string;
  callRules: CallRules | null;
}

/**
 * What is wrong with rules that fit their schema, a sentence each: rules that could never fit, and callers who would be
 * passed on to nobody or in a circle.
 *
 * @param services all of the organisation; those of `slug` are taken from `rules`
 */
export function faultsOf(rules: CallRules, slug: string, services: readonly RuledService[]): string[] {
  return [
    ...unreachable(rules),
    ...sameTime(rules),
    ...wrongTargets(rules, slug, services),
    ...wrongNumbers(rules),
  ];
}

/** The first rule that fits counts, so that one behind it for less may never come. */
function unreachable({ before }: CallRules): string[] {
  return before.flatMap(({ when }, place) => {
    const covered = before.slice(0, place).some(({ when: earlier }) => covers(earlier, when));
    return covered
      ? [
          `Rule ${place + 1} before waiting (“${sayCallRuleWhen(when)}”) never comes: one above it fits first.`,
        ]
      : [];
  });
}

type When = CallRules['before'][number]['when'];

function covers(earlier: When, later: When): boolean {
  if (typeof earlier === 'string' || typeof later === 'string') return earlier === later;
  if ('waitingMoreThan' in earlier)
    return 'waitingMoreThan' in later && later.waitingMoreThan >= earlier.waitingMoreThan;
  return (
    'expectedWaitAboveSeconds' in later && later.expectedWaitAboveSeconds >= earlier.expectedWaitAboveSeconds
  );
}

function sameTime({ waiting }: CallRules): string[] {
  const times = waiting.map(({ afterSeconds }) => afterSeconds);
  return [...new Set(times.filter((each, place) => times.indexOf(each) !== place))].map(
    (seconds) => `Two rules come after ${seconds} seconds of waiting: give each a time of its own.`,
  );
}

/** A partner is rung at our cost, whoever calls. */
function wrongNumbers(rules: CallRules): string[] {
  return [...rules.before, ...rules.waiting].flatMap(({ does }) => {
    const judged = 'number' in does ? dialling(does.number, []) : undefined;
    return judged?.verdict === 'refuse' && 'number' in does
      ? [`${does.number} cannot be rung: ${judged.why}.`]
      : [];
  });
}

const targetsOf = (rules: CallRules | null): string[] =>
  [...(rules?.before ?? []), ...(rules?.waiting ?? [])].flatMap(({ does }) =>
    'service' in does ? [does.service] : [],
  );

function wrongTargets(rules: CallRules, slug: string, services: readonly RuledService[]): string[] {
  const bySlug = new Map(services.map((each) => [each.slug, each]));
  return [...new Set(targetsOf(rules))].flatMap((target) => {
    if (!bySlug.has(target)) return [`There is no service ${target}.`];
    if (target === slug) return ['A service cannot pass on to itself.'];
    return leadsTo(target, slug, bySlug)
      ? [`${bySlug.get(target)!.name} passes on to here: it would go round in a circle.`]
      : [];
  });
}

function leadsTo(from: string, to: string, bySlug: ReadonlyMap<string, RuledService>): boolean {
  const seen = new Set<string>();
  const ahead = [from];
  for (let at = ahead.pop(); at !== undefined; at = ahead.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const next = targetsOf(bySlug.get(at)?.callRules ?? null);
    if (next.includes(to)) return true;
    ahead.push(...next);
  }
  return false;
}
