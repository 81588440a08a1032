import { Injectable } from '@nestjs/common';
import { describeCalendars, expiringCalendars } from '@frontdoor/charter';
import type { AnswerOf, api, CalendarView } from '@frontdoor/contracts';
import { Clock, toIso } from '@frontdoor/kernel';
import { countStalePromises, DataSource, findCalendarChanges } from '@frontdoor/persistence';
import { Charters } from '@frontdoor/casework/charters';
import { Directory } from '@frontdoor/casework/directory';
import { sayChange } from './say-change.js';

const DAYS_AHEAD = 366;

/** The calendars of an organisation as they are now, and who changed what. */
@Injectable()
export class CalendarReader {
  constructor(
    private readonly source: DataSource,
    private readonly charters: Charters,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  async read(organisationId: string): Promise<AnswerOf<typeof api.readCalendars>> {
    await this.charters.refresh(this.source.manager);
    const organisation = await this.directory.organisation(organisationId);
    const pack = this.charters.current(organisation);
    const from = this.clock.now();
    return {
      zone: pack.zone,
      charter: { id: pack.id, title: pack.title, version: pack.version },
      calendars: describeCalendars(pack, { from, days: DAYS_AHEAD }).map(toView),
      warnings: expiringCalendars(pack, from),
      changes: await this.changes(organisationId),
      recomputing: await this.recomputing(organisationId),
    };
  }

  private async changes(organisationId: string): Promise<AnswerOf<typeof api.readCalendars>['changes']> {
    const rows = await findCalendarChanges(this.source, { organisationId });
    return rows.map((row) => ({
      id: row.id,
      text: sayChange(row),
      at: toIso(row.at),
      by: row.by,
      undoneAt: row.undoneAt === null ? null : toIso(row.undoneAt),
      undoneBy: row.undoneBy,
    }));
  }

  private async recomputing(organisationId: string): Promise<number> {
    const [stale] = await countStalePromises(this.source, { organisationId });
    return stale!.count;
  }
}

function toView(calendar: ReturnType<typeof describeCalendars>[number]): CalendarView {
  const { name, title, assumption, hours, closures, bankHolidays, holidaysKnown } = calendar;
  return {
    name,
    title,
    assumption: assumption ?? null,
    hours: hours.map(({ from, ...week }) => ({ from: from ?? null, week })),
    closures: closures.map(({ date, title: why, hours: left }) => ({ date, title: why, hours: left })),
    holidays: bankHolidays,
    holidaysKnownUntil: holidaysKnown?.until ?? null,
  };
}
