import { Injectable } from '@nestjs/common';
import { describeCalendars, expiringCalendars } from '@frontdoor/charter';
import type { AnswerOf, api, CalendarView } from '@frontdoor/contracts';
import { Clock, toIso } from '@frontdoor/kernel';
import { type CalendarChange, DataSource } from '@frontdoor/persistence';
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
    const rows = await this.source.query<ChangeRow[]>(
      `SELECT c.id, c.kind, c.data, c.at, a.name AS by, c.undone_at, u.name AS undone_by
       FROM calendar_change c LEFT JOIN agent a ON a.id = c.by_id LEFT JOIN agent u ON u.id = c.undone_by
       WHERE c.organisation_id = $1 AND c.kind <> 'undo' ORDER BY c.revision DESC LIMIT 200`,
      [organisationId],
    );
    return rows.map((row) => ({
      id: row.id,
      text: sayChange(row),
      at: toIso(row.at.getTime()),
      by: row.by,
      undoneAt: row.undone_at ? toIso(row.undone_at.getTime()) : null,
      undoneBy: row.undone_by,
    }));
  }

  private async recomputing(organisationId: string): Promise<number> {
    const [{ n }] = await this.source.query<[{ n: number }]>(
      `SELECT count(*)::int AS n FROM commitment WHERE organisation_id = $1 AND stale`,
      [organisationId],
    );
    return n;
  }
}

interface ChangeRow extends Pick<CalendarChange, 'id' | 'kind' | 'data'> {
  at: Date;
  by: string | null;
  undone_at: Date | null;
  undone_by: string | null;
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
