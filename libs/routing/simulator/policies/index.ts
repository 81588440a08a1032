import type { Contact } from '../contact.js';
import type { PolicyName, Scenario } from '../scenario.js';
import { ByKey } from './by-key.js';
import { Frontdoor } from './frontdoor.js';
import type { Policy } from './policy.js';
import { RoundRobin } from './round-robin.js';

export type { Policy } from './policy.js';

const MAKE: Record<PolicyName, (scenario: Scenario) => Policy> = {
  frontdoor: (scenario) => new Frontdoor(scenario),
  'by-group': byGroup,
  'first-in-per-channel': channelsInTurn,
  'round-robin-with-cap': (scenario) => new RoundRobin(scenario),
  'longest-idle-fixed-priorities': (scenario) =>
    new ByKey(scenario, {
      key: arrival,
      priority: (_, typeNumber) => scenario.types[typeNumber]!.priority,
    }),
  'earliest-due-first': (scenario) => new ByKey(scenario, { key: ({ dueAt }) => dueAt }),
};

export const policyFor = (name: PolicyName, scenario: Scenario): Policy => MAKE[name](scenario);

const arrival = ({ arrivedAt }: Contact): number => arrivedAt;

/** Each type tries its groups in order; a group takes its types in order, or whoever of them has waited longest. */
function byGroup(scenario: Scenario): Policy {
  const places = scenario.groups.map(
    ({ order }) => order && new Map(order.map((typeNumber, place) => [typeNumber, place])),
  );
  return new ByKey(scenario, {
    key: arrival,
    priority: ({ groupNumber }, typeNumber) => places[groupNumber]?.get(typeNumber) ?? 0,
    tries: (typeNumber) => scenario.types[typeNumber]!.groups,
  });
}

/** A line of its own for each channel; whoever is free takes from the next line in turn. */
function channelsInTurn(scenario: Scenario): Policy {
  const channels = [...new Set(scenario.types.map(({ channel }) => channel))];
  const numberOf = scenario.types.map(({ channel }) => channels.indexOf(channel));
  const last = new Map<number, number>();
  return new ByKey(scenario, {
    key: arrival,
    priority: (agent, typeNumber) => {
      const since = numberOf[typeNumber]! - (last.get(agent.number) ?? -1) - 1;
      return (since + channels.length) % channels.length;
    },
    begun: (agent, typeNumber) => void last.set(agent.number, numberOf[typeNumber]!),
  });
}
