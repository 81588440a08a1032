import { Injectable } from '@nestjs/common';
import type { Pack } from '@frontdoor/charter';
import type { Scoreboard } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import { DataSource, type Organisation, Team } from '@frontdoor/persistence';
import { Charters } from '@frontdoor/casework/charters';
import { Directory } from '@frontdoor/casework/directory';
import { type ClockFigures, commitmentFigures } from './commitment-figures.js';
import { contactFigures, firstContact } from './contact-figures.js';
import { scoreRows } from './definitions.js';
import { auditFigures, stepFigures } from './people-figures.js';
import { periodOf } from './period.js';
import { type Asked, scopeOf } from './scope.js';

/** How the promises were kept over a period: counted from the rows whenever somebody asks. */
@Injectable()
export class ScoreboardReader {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly charters: Charters,
    private readonly clock: Clock,
  ) {}

  /** @throws FrontdoorError `period-unusable`; `filter-unknown` for a service or team that is none. */
  async read(organisationId: string, asked: Asked): Promise<Scoreboard> {
    const { manager } = this.source;
    const organisation = await this.directory.organisation(organisationId);
    const now = this.clock.now();
    const period = periodOf(organisation.zone, now, asked);
    const [services, teams, inForce] = await Promise.all([
      this.directory.services(organisationId),
      manager.findBy(Team, { organisationId }),
      this.inForce(organisation),
    ]);
    const scope = scopeOf(organisation, { services, teams }, asked, period, now);
    const names = new Map([...services, ...teams].map(({ id, name }) => [id, name]));
    const [{ rows, months, totals }, atFirst, contacts, steps, audits] = await Promise.all([
      commitmentFigures(manager, scope, asked.by, names),
      firstContact(manager, scope),
      contactFigures(manager, scope),
      stepFigures(manager, scope, inForce),
      auditFigures(manager, scope, inForce),
    ]);
    return {
      from: period.from,
      to: period.to,
      zone: organisation.zone,
      by: asked.by,
      rows: scoreRows(rows, await this.editions(organisation, rows), inForce),
      months,
      totals,
      firstContact: atFirst,
      ...contacts,
      steps,
      audits,
    };
  }

  private async inForce(organisation: Organisation): Promise<Pack> {
    await this.charters.refresh(this.source.manager);
    return this.charters.current(organisation);
  }

  /** The editions of the charter that rows were counted by, by their hash. */
  private async editions(
    { id: organisationId }: Organisation,
    rows: readonly ClockFigures[],
  ): Promise<ReadonlyMap<string, Pack>> {
    const packs = new Map<string, Pack>();
    for (const { packId, packHash } of rows) {
      if (packs.has(packHash)) continue;
      packs.set(
        packHash,
        await this.charters.pinned(this.source.manager, { organisationId, packId, packHash }),
      );
    }
    return packs;
  }
}
