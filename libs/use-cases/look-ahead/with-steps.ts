import {
  type BalanceStep,
  callChannel,
  CHANNELS,
  type Channel,
  type CallRules,
  type Overflow,
} from '@frontdoor/contracts';
import type { UsualOffer } from '@frontdoor/routing';
import { type Centre, type CentreFlow, type CentreWork, timesOften } from '@frontdoor/routing/simulator';

/** What is known of a centre besides what the simulator looks at. */
export interface Circumstances {
  /** Of what came for a service on a channel, how much came by each entry point. */
  byEntryPoint: readonly { entryPointId: string; service: string; channel: string; count: number }[];
  paused: readonly string[];
  callers: readonly { service: string; rules: CallRules | null }[];
  /** What services do with what is written while more comes than they can do. */
  written: readonly { service: string; rules: Overflow | null }[];
  /** What callers are offered who wait, where a service says nothing of them. */
  usualOffer: UsualOffer;
}

/** The share of callers who take an offer, which nothing was learnt of. */
const ACCEPT = 0.4;

/** A centre with its entry points and rules for what comes while it is busy or closed as they are, and what was taken for granted. */
export function asItIs(centre: Centre, circumstances: Circumstances): { centre: Centre; notes: string[] } {
  const notes: string[] = [];
  const flows = centre.flows.map((flow) => passedOn(unpaused(flow, circumstances), circumstances, notes));
  const callers = callersOf(circumstances, flows, notes);
  const reachable = withTargets({ ...centre, flows, callers }, callers);
  return { centre: reachable, notes: [...new Set(notes)] };
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
function asLong(
  { handling }: Pick<Centre, 'handling'>,
  { from, to }: { from: string; to: string },
): Centre['handling'] {
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
  return { ...flow, ...timesOften(flow, 1 - shut / all) };
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

/** All that is done with callers, as the telephone does it. */
function callersOf(
  { callers, usualOffer }: Circumstances,
  flows: readonly CentreFlow[],
  notes: string[],
): NonNullable<Centre['callers']> {
  const rules = callers.flatMap((each) => (each.rules ? [{ service: each.service, rules: each.rules }] : []));
  if (flows.some(({ channel }) => channel === callChannel)) {
    notes.push(
      `${ACCEPT * 100} % of the callers who are offered a callback or to leave a message take it, and are rung back in their turn; the others stay.`,
    );
    const does = rules.flatMap((each) => [...each.rules.before, ...each.rules.waiting]);
    if (does.some((each) => 'number' in each.does))
      notes.push('Partners are taken to answer whoever is put through to them, who are counted no more.');
  }
  return { channel: callChannel, usual: usualOffer, rules, accepted: ACCEPT };
}

/** Callers are passed on also to services that nobody rang by themselves: it takes as long there as where they came from. */
function withTargets(centre: Centre, { rules }: NonNullable<Centre['callers']>): Centre {
  return rules.reduce((built, { service, rules: { before, waiting } }) => {
    const from = built.flows.find((flow) => flow.service === service && flow.channel === callChannel);
    if (!from) return built;
    const targets = [...before, ...waiting].flatMap(({ does }) => ('service' in does ? [does.service] : []));
    const missing = [...new Set(targets)].filter(
      (to) => !built.flows.some((flow) => flow.service === to && flow.channel === callChannel),
    );
    return {
      ...built,
      flows: [...built.flows, ...missing.map((to) => ({ ...from, service: to, ...timesOften(from, 0) }))],
      handling: missing.reduce((all, to) => asLong({ handling: all }, { from: service, to }), built.handling),
    };
  }, centre);
}
