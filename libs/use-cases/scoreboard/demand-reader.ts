import { Injectable } from '@nestjs/common';
import type { Demand } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import { countDemand, DataSource, Team } from '@frontdoor/persistence';
import { Charters } from '@frontdoor/casework/charters';
import { Directory } from '@frontdoor/casework/directory';
import { otherDaysOf } from '@frontdoor/casework/history';
import { demandOf } from './demand.js';
import { periodOf } from './period.js';
import { type Asked, parametersOf, scopeOf } from './scope.js';

/** When customers came over a period, against the opening hours (COUNTY-T7). */
@Injectable()
export class DemandReader {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly charters: Charters,
    private readonly clock: Clock,
  ) {}

  /** @throws FrontdoorError `period-unusable`; `filter-unknown` for a service or team that is none. */
  async read(organisationId: string, asked: Omit<Asked, 'by'>): Promise<Demand> {
    const { manager } = this.source;
    const organisation = await this.directory.organisation(organisationId);
    const { zone } = organisation;
    const now = this.clock.now();
    const period = periodOf(zone, now, asked);
    const [services, teams] = await Promise.all([
      this.directory.services(organisationId),
      manager.findBy(Team, { organisationId }),
    ]);
    const scope = scopeOf(organisation, { services, teams }, asked, period, now);
    await this.charters.refresh(manager);
    const pack = this.charters.current(organisation);
    const otherDays = otherDaysOf(pack, period);
    const counted = await countDemand(manager, { ...parametersOf(scope), zone, otherDays });
    return demandOf(pack, period, { otherDays, counted, zone });
  }
}
