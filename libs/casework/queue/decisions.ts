import { Injectable } from '@nestjs/common';
import { Every } from '@frontdoor/jobs';
import { Clock, Ids, type OfferReason } from '@frontdoor/kernel';
import {
  DataSource,
  type EntityManager,
  findRoundsOfWork,
  forgetRounds,
  type NotFree,
  type RowOf,
  writeRound,
} from '@frontdoor/persistence';
import { type Available, type DecidedRound, type Waiting, worthKeeping } from '@frontdoor/routing';

const HOUR_MS = 3_600_000;
/** Decisions are kept for so long. */
const KEPT_MS = 30 * 24 * HOUR_MS;
const FORGOTTEN = 1000;

/** A round as it was written down, with who was at work and not free. */
export interface WrittenRound extends DecidedRound {
  id: string;
  others: readonly NotFree[];
}

/** What was decided about who gets what, written down in the transaction in which it was decided. */
@Injectable()
export class Decisions {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async write(manager: EntityManager, organisationId: string, round: DecidedRound): Promise<void> {
    const { kind, at, agents, decisions } = round;
    if (decisions.length === 0) return;
    await writeRound(manager, {
      ...{ id: this.ids.uuid(), organisationId, at, kind },
      people: packed(worthKeeping(round)),
      free: agents.map(({ id }) => id),
      serviceIds: [...new Set(decisions.map(({ item }) => item.service))],
      decisions: decisions.map(({ item, agentId, reason }, place) => ({
        ...{ place, workItemId: item.id, agentId, reason, item },
      })),
    });
  }

  @Every(HOUR_MS)
  async forget(): Promise<void> {
    const before = this.clock.now() - KEPT_MS;
    while ((await forgetRounds(this.source, { before, limit: FORGOTTEN })).length === FORGOTTEN);
  }
}

/** People whose skills are the same share them. */
interface Packed {
  skills: Pick<Available, 'services' | 'languages' | 'channels' | 'levels'>[];
  /** With the place of their skills. */
  people: (Pick<Available, 'id' | 'spare' | 'lastAssignedAt' | 'endsAt'> & { skills: number })[];
}

function packed(agents: readonly Available[]): Packed {
  const places = new Map<string, number>();
  const skills: Packed['skills'] = [];
  const people = agents.map(
    ({ id, spare, lastAssignedAt, endsAt, services, languages, channels, levels }) => {
      const own = { services, languages, channels, levels };
      const key = JSON.stringify(own);
      let place = places.get(key);
      if (place === undefined) places.set(key, (place = skills.push(own) - 1));
      return { id, spare, lastAssignedAt, endsAt, skills: place };
    },
  );
  return { skills, people };
}

/** A round as the policy decided it. */
export function readRound(row: RowOf<typeof findRoundsOfWork>): WrittenRound {
  const { skills, people } = row.people as Packed;
  return {
    ...{ id: row.id, kind: row.kind, at: row.at, others: row.others },
    agents: people.map(({ skills: place, ...person }) => ({ ...person, ...skills[place]! })),
    decisions: row.decisions.map(({ item, agentId, reason }) => ({
      ...{ item: item as Waiting, agentId, reason: reason as OfferReason | null },
    })),
  };
}
