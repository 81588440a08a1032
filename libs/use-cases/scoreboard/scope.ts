import type { api, Channel, QueryOf } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import type { Organisation, Service, Team } from '@frontdoor/persistence';
import type { Period } from './period.js';

export type Asked = QueryOf<typeof api.readScoreboard>;

/** Which rows count: those of one organisation and period, narrowed down where somebody asked for it. */
export interface Scope {
  organisationId: string;
  /** IANA zone in which days and months are counted. */
  zone: string;
  period: Period;
  /** What is overdue at this instant (epoch milliseconds UTC) is missed. */
  now: number;
  channel: Channel | null;
  serviceId: string | null;
  teamId: string | null;
}

/** @throws FrontdoorError `filter-unknown` when there is no such service or team. */
export function scopeOf(
  { id: organisationId, zone }: Organisation,
  { services, teams }: { services: readonly Service[]; teams: readonly Team[] },
  { channel, service, team }: Pick<Asked, 'channel' | 'service' | 'team'>,
  period: Period,
  now: number,
): Scope {
  return {
    organisationId,
    zone,
    period,
    now,
    channel: channel ?? null,
    serviceId: theOne(services, 'service', service, ({ slug, name }) => [slug, name]),
    teamId: theOne(teams, 'team', team, ({ id, name }) => [id, name]),
  };
}

function theOne<T extends { id: string }>(
  known: readonly T[],
  what: string,
  named: string | undefined,
  names: (each: T) => string[],
): string | null {
  if (named === undefined) return null;
  const found = known.find((each) => names(each).includes(named));
  if (!found) throw new FrontdoorError('filter-unknown', { what, name: named });
  return found.id;
}

/** The parameters of the queries of a scope. */
export const parametersOf = ({ organisationId, period, channel, serviceId, teamId }: Scope) => ({
  organisationId,
  since: period.since,
  until: period.until,
  channel,
  serviceId,
  teamId,
});
