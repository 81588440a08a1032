import { type Channel, type OverflowWhen, sayOverflowWhen } from '@frontdoor/contracts';
import type { Service } from '@frontdoor/persistence';
import { dialling } from '../deliveries/index.js';

type Does = { say: string } | { offer: readonly string[] } | { service: string } | { number: string };

/** Of one service, on one channel: of callers, or of what is written. */
interface Rules {
  before: readonly { when: OverflowWhen; does: Does }[];
  waiting: readonly { afterSeconds: number; does: Does }[];
}

/** A service as the rules of others name it. */
type Named = Pick<Service, 'slug' | 'name' | 'callRules' | 'overflow'>;

/** Where rules count. */
type Place = 'calls' | Channel;

const NONE: Rules = { before: [], waiting: [] };

const rulesOf = ({ callRules, overflow }: Pick<Named, 'callRules' | 'overflow'>, place: Place): Rules => {
  if (place === 'calls') return callRules ? { ...NONE, ...callRules } : NONE;
  return { ...NONE, before: overflow?.[place]?.before ?? [] };
};

/**
 * What is wrong with rules that fit their schema, a sentence each: rules that could never fit, and what would be passed on to
 * nobody or in a circle.
 *
 * @param of the rules that are asked about, in the place of those of `slug`
 * @param services all of the organisation
 */
export function overflowFaults(
  of: Pick<Named, 'callRules' | 'overflow'>,
  slug: string,
  services: readonly Named[],
): string[] {
  const places: Place[] = ['calls', ...(Object.keys(of.overflow ?? {}) as Channel[])];
  return places.flatMap((place) => {
    const rules = rulesOf(of, place);
    return [
      ...unreachable(rules, place),
      ...sameTime(rules),
      ...wrongTargets(rules, slug, new Map(services.map((each) => [each.slug, each])), place),
      ...wrongNumbers(rules),
    ];
  });
}

/** The first rule that fits counts, so that one behind it for less may never come. */
function unreachable({ before }: Rules, place: Place): string[] {
  return before.flatMap(({ when }, at) => {
    const covered = before.slice(0, at).some(({ when: earlier }) => covers(earlier, when));
    const said = sayOverflowWhen(when, place === 'calls' ? 'calls' : 'messages');
    return covered ? [`Rule ${at + 1} before waiting (“${said}”) never comes: one above it fits first.`] : [];
  });
}

function covers(earlier: OverflowWhen, later: OverflowWhen): boolean {
  if (typeof earlier === 'string' || typeof later === 'string') return earlier === later;
  if ('waitingMoreThan' in earlier)
    return 'waitingMoreThan' in later && later.waitingMoreThan >= earlier.waitingMoreThan;
  return (
    'expectedWaitAboveSeconds' in later && later.expectedWaitAboveSeconds >= earlier.expectedWaitAboveSeconds
  );
}

function sameTime({ waiting }: Rules): string[] {
  const times = waiting.map(({ afterSeconds }) => afterSeconds);
  return [...new Set(times.filter((each, place) => times.indexOf(each) !== place))].map(
    (seconds) => `Two rules come after ${seconds} seconds of waiting: give each a time of its own.`,
  );
}

/** A partner is rung at our cost, whoever calls. */
function wrongNumbers(rules: Rules): string[] {
  return [...rules.before, ...rules.waiting].flatMap(({ does }) => {
    const judged = 'number' in does ? dialling(does.number, []) : undefined;
    return judged?.verdict === 'refuse' && 'number' in does
      ? [`${does.number} cannot be rung: ${judged.why}.`]
      : [];
  });
}

const targetsOf = ({ before, waiting }: Rules): string[] =>
  [...before, ...waiting].flatMap(({ does }) => ('service' in does ? [does.service] : []));

type BySlug = ReadonlyMap<string, Named>;

function wrongTargets(rules: Rules, slug: string, services: BySlug, place: Place): string[] {
  return [...new Set(targetsOf(rules))].flatMap((target) => {
    if (!services.has(target)) return [`There is no service ${target}.`];
    if (target === slug) return ['A service cannot pass on to itself.'];
    return leadsTo(target, slug, services, place)
      ? [`${services.get(target)!.name} passes on to here: it would go round in a circle.`]
      : [];
  });
}

function leadsTo(from: string, to: string, services: BySlug, place: Place): boolean {
  const seen = new Set<string>();
  const ahead = [from];
  for (let at = ahead.pop(); at !== undefined; at = ahead.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const service = services.get(at);
    const next = service ? targetsOf(rulesOf(service, place)) : [];
    if (next.includes(to)) return true;
    ahead.push(...next);
  }
  return false;
}
