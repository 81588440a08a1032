import { Injectable } from '@nestjs/common';
import type { AnswerOf, api, HandoverFigures } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import { countHandovers, DataSource, type RowOf, Team } from '@frontdoor/persistence';
import { Directory } from '@frontdoor/casework/directory';
import { periodOf } from './period.js';
import { type Asked, parametersOf, scopeOf } from './scope.js';

const MINUTE_MS = 60_000;
const shareOf = (part: number, of: number): number | null => (of === 0 ? null : part / of);

/** How enquiries went on: settled at first contact, hops, repeats, what was asked again and the time that was lost. */
@Injectable()
export class HandoverReader {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** @throws FrontdoorError `period-unusable`; `filter-unknown` for a service or team that is none. */
  async read(organisationId: string, asked: Asked): Promise<AnswerOf<typeof api.readHandoverFigures>> {
    const organisation = await this.directory.organisation(organisationId);
    const now = this.clock.now();
    const period = periodOf(organisation.zone, now, asked);
    const [services, teams] = await Promise.all([
      this.directory.services(organisationId),
      this.source.manager.findBy(Team, { organisationId }),
    ]);
    const scope = scopeOf(organisation, { services, teams }, asked, period, now);
    const rows = await countHandovers(this.source, parametersOf(scope));
    return { from: period.from, to: period.to, rows: rows.map(toFigures) };
  }
}

const toFigures = ({
  first,
  opened,
  waited,
  again,
  ...row
}: RowOf<typeof countHandovers>): HandoverFigures => ({
  ...row,
  firstContact: shareOf(first, row.closed),
  lostMinutes: opened === 0 ? null : waited / opened / MINUTE_MS,
  askedAgain: shareOf(again, row.replies),
});
