import type { WhatIf } from '@frontdoor/contracts';
import { type Centre, type CentreAgent, type CentreCallers, timesOften } from '@frontdoor/routing/simulator';

const MINUTE = 60_000;

/** The day under other circumstances: more or less traffic, other people, skills and hours. */
export function withWhatIf(centre: Centre, asked: WhatIf): Centre {
  const { factor, people, skills, opensEarlier, closesLater, ringBackAfter } = asked;
  let agents = [...centre.agents];
  for (const { service, more } of people)
    agents =
      more >= 0 ? [...agents, ...added(agents, centre, service, more)] : without(agents, service, -more);
  agents = agents.map((agent) => ({
    ...agent,
    services: skills.reduce(
      (all, { from, alsoDo }) => (all.includes(from) && !all.includes(alsoDo) ? [...all, alsoDo] : all),
      agent.services,
    ),
    on: agent.on
      .map(([from, to]) => [from - opensEarlier * MINUTE, to + closesLater * MINUTE] as const)
      .filter(([from, to]) => to > from),
  }));
  return {
    ...centre,
    agents,
    flows: centre.flows.map((flow) => ({
      ...flow,
      ...timesOften(flow, factor),
    })),
    ...(centre.callers && ringBackAfter !== null
      ? { callers: offering(centre.callers, ringBackAfter * 60) }
      : {}),
  };
}

const OFFERED: { offer: 'callback'[] } = { offer: ['callback'] };

/** In the place of what whoever waits was offered before. */
function offering({ rules, ...callers }: CentreCallers, afterSeconds: number): CentreCallers {
  return {
    ...callers,
    usual: { ...callers.usual, offerAfterSeconds: afterSeconds, offers: OFFERED.offer },
    rules: rules.map((each) => {
      const others = each.rules.waiting.filter(({ does }) => !('offer' in does));
      const waiting = others.length === 0 ? [] : [...others, { afterSeconds, does: OFFERED }];
      return { ...each, rules: { ...each.rules, waiting } };
    }),
  };
}

/** More like those who do it; where nobody does, all channels during the longest hours of the day. */
function added(agents: readonly CentreAgent[], centre: Centre, service: string, more: number): CentreAgent[] {
  const able = agents.filter((each) => each.services.includes(service) && each.on.length > 0);
  const longest = agents
    .flatMap(({ on }) => on)
    .toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]))
    .slice(0, 1);
  return Array.from({ length: more }, (_, number) => {
    const like = able[number % Math.max(able.length, 1)];
    return {
      id: `more ${service} ${number + 1}`,
      services: [service],
      languages: like?.languages ?? ['en'],
      channels: like?.channels ?? [...new Set(centre.flows.map(({ channel }) => channel))],
      capacity: like?.capacity ?? 3,
      on: like?.on ?? longest,
    };
  });
}

/** So many who do it are not there; of those who do little else first. */
function without(agents: readonly CentreAgent[], service: string, fewer: number): CentreAgent[] {
  const gone = new Set(
    agents
      .filter((each) => each.services.includes(service) && each.on.length > 0)
      .toSorted((a, b) => a.services.length - b.services.length)
      .slice(0, fewer)
      .map(({ id }) => id),
  );
  return agents.filter(({ id }) => !gone.has(id));
}
