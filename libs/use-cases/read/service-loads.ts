import { Injectable } from '@nestjs/common';
import type { ServiceLoads as View } from '@frontdoor/contracts';
import { Clock, toIso } from '@frontdoor/kernel';
import { DataSource, findServiceLoads } from '@frontdoor/persistence';

const HOUR_MS = 3_600_000;
/** So many that are due, at risk or missed are looked at. */
const LOOKED = 3000;

/** How each service stands, for whoever sees to it that the work is with the right people. */
@Injectable()
export class ServiceLoads {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  async of(organisationId: string): Promise<View> {
    const now = this.clock.now();
    const rows = await findServiceLoads(this.source, {
      organisationId,
      now,
      dueUntil: now + HOUR_MS,
      most: LOOKED,
    });
    return {
      services: rows.map(({ slug, name, waiting, later, assigned, atRisk, missed, ...row }) => ({
        ...{ slug, name, waiting, later, assigned, atRisk, missed },
        dueThisHour: row.due,
        oldestAt: row.oldestAt === null ? null : toIso(row.oldestAt),
        agents: { available: row.available, busy: row.busy, away: row.away },
      })),
      isAtLeast: rows.some(({ mostLooked }) => mostLooked === LOOKED),
    };
  }
}
