import {
  type BalanceStep,
  CHANNELS,
  type Channel,
  type CallRules,
  type Overflow,
} from '@frontdoor/contracts';
import type { Centre, CentreFlow, CentreWork } from '@frontdoor/routing/simulator';

/** What is known of a centre besides what the simulator looks at. */
export interface Circumstances {
  /** Of what came for a service on a channel, how much came by each entry point. */
  byEntryPoint: readonly { entryPointId: string; service: string; channel: string; count: number }[];
  paused: readonly string[];
  callers: readonly { service: string; rules: CallRules | null }[];
  /** What services do with what is written while more comes than they can do. */
  written: readonly { service: string; rules: Overflow | null }[];
  /** After how many seconds callers are offered to be rung back where a service has no rules of its own; null: never. */
  offerAfterSeconds: number | null;
}

/** The share of callers who take such an offer, which nothing was learnt of. */
const ACCEPT = 0.4;

/** A centre with its entry points and rules about callers as they are, and what of them cannot be reckoned with. */
export function asItIs(centre: Centre, circumstances: Circumstances): { centre: Centre; notes: string[] } {
  const notes: string[] = [];
  const flows = centre.flows.map((flow) => ruled(unpaused(flow, circumstances), flow, circumstances, notes));
  return { centre: { ...centre, flows }, notes: [...new Set(notes)] };
}

/**
 * The same with a change.
 *
 * @param centre before `asItIs`
 */
export function withSteps(
  centre: Centre,
  circumstances: Circumstances,
  steps: readonly BalanceStep[],
): { centre: Centre; notes: string[] } {
  const after = steps.reduce(changed, { centre, circumstances });
  return asItIs(after.centre, after.circumstances);
}

type State = { centre: Centre; circumstances: Circumstances };

function changed({ centre, circumstances }: State, step: BalanceStep): State {
  switch (step.what) {
    case 'work':
      return {
        centre: {
          ...centre,
          work: first(centre.work, step.service, step.most, (each) => ({
            ...each,
            inHand: { agentId: step.to, since: centre.from },
          })),
        },
        circumstances,
      };
    case 'hand':
      return {
        centre: {
          ...centre,
          work: centre.work.map((each) =>
            each.inHand?.agentId === step.from
              ? { ...each, inHand: step.to === null ? null : { agentId: step.to, since: centre.from } }
              : each,
          ),
        },
        circumstances,
      };
    case 'service': {
      const work = first(centre.work, step.from, step.most, (each) => ({ ...each, service: step.to }));
      return { centre: { ...centre, work, handling: asLong(centre, step) }, circumstances };
    }
    case 'skills':
      return ofAgent({ centre, circumstances }, step.agent, { services: step.services });
    case 'capacity':
      return ofAgent({ centre, circumstances }, step.agent, { capacity: step.capacity });
    case 'pause':
      return {
        centre,
        circumstances: { ...circumstances, paused: [...circumstances.paused, step.entryPoint] },
      };
    case 'open':
      return {
        centre,
        circumstances: {
          ...circumstances,
          paused: circumstances.paused.filter((id) => id !== step.entryPoint),
        },
      };
    case 'caller-rules': {
      const others = circumstances.callers.filter(({ service }) => service !== step.service);
      const callers = [...others, { service: step.service, rules: step.rules }];
      return { centre, circumstances: { ...circumstances, callers } };
    }
  }
}

const ofAgent = (
  { centre, circumstances }: State,
  id: string,
  change: { services?: readonly string[]; capacity?: number },
): State => ({
  centre: {
    ...centre,
    agents: centre.agents.map((each) => (each.id === id ? { ...each, ...change } : each)),
  },
  circumstances,
});

/** The most urgent that wait for a service and can be given by hand are changed. */
function first(
  work: readonly CentreWork[],
  service: string,
  most: number,
  change: (each: CentreWork) => CentreWork,
): CentreWork[] {
  let left = most;
  return work
    .toSorted((a, b) => a.urgentAt - b.urgentAt || a.queuedAt - b.queuedAt)
    .map((each) => {
      const fits = each.service === service && !each.inHand && !CHANNELS[each.channel as Channel].live;
      return fits && left-- > 0 ? change(each) : each;
    });
}

/** What is moved takes as long as before, where nothing is known of the service it goes to. */
function asLong({ handling }: Centre, { from, to }: { from: string; to: string }): Centre['handling'] {
  const missing = handling.filter(
    (each) =>
      each.service === from &&
      !handling.some(({ service, channel }) => service === to && channel === each.channel),
  );
  return [...handling, ...missing.map((each) => ({ ...each, service: to }))];
}

/** Nobody is taken to come by an entry point that is paused. */
function unpaused(flow: CentreFlow, { byEntryPoint, paused }: Circumstances): CentreFlow {
  const own = byEntryPoint.filter(
    ({ service, channel }) => service === flow.service && channel === flow.channel,
  );
  const all = own.reduce((sum, { count }) => sum + count, 0);
  const shut = own
    .filter(({ entryPointId }) => paused.includes(entryPointId))
    .reduce((sum, { count }) => sum + count, 0);
  if (shut === 0) return flow;
  return { ...flow, arrivals: flow.arrivals.map((count) => count * (1 - shut / all)) };
}

/** What is written goes to other services by the same rules as it does live. */
function passedOn(flow: CentreFlow, { written }: Circumstances, notes: string[]): CentreFlow {
  const rules = written.find(({ service }) => service === flow.service)?.rules?.[flow.channel as Channel];
  if (!rules) return flow;
  if (rules.before.some(({ does }) => 'offer' in does))
    notes.push('Nobody who is offered a callback in a receipt is taken to want one.');
  const overflow = rules.before.map(({ when, does }) => ({
    when,
    service: 'service' in does ? does.service : null,
  }));
  return { ...flow, overflow };
}

/** With the rules of overflow: of those about callers, the ones that can be reckoned with. */
function ruled(
  flow: CentreFlow,
  { service, channel }: CentreFlow,
  circumstances: Circumstances,
  notes: string[],
): CentreFlow {
  if (!CHANNELS[channel as Channel].retriedAs) return passedOn(flow, circumstances, notes);
  const { callers, offerAfterSeconds } = circumstances;
  const rules = callers.find((each) => each.service === service)?.rules ?? null;
  const over = rules?.before.find(
    ({ when, does }) => typeof when === 'object' && 'waitingMoreThan' in when && 'service' in does,
  );
  const offers = rules?.waiting.find(({ does }) => 'offer' in does && does.offer.includes('callback'));
  const isReckoned = (each: object): boolean => each === over || each === offers;
  if (rules && ![...rules.before, ...rules.waiting].every(isReckoned))
    notes.push(
      'Of the rules about callers, two kinds are reckoned with: going to another service above so many who wait, and being offered a callback after so long.',
    );
  const after = offers ? offers.afterSeconds : rules ? null : offerAfterSeconds;
  if (after !== null) notes.push(`${ACCEPT * 100} % of the callers who are offered a callback take it.`);
  return {
    ...flow,
    ...(after !== null ? { ringBack: { after: after * 1000, accepted: ACCEPT } } : {}),
    ...(over && typeof over.when === 'object' && 'waitingMoreThan' in over.when && 'service' in over.does
      ? { overflow: [{ when: over.when, service: over.does.service }] }
      : {}),
  };
}
