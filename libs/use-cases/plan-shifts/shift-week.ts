import { Injectable } from '@nestjs/common';
import type { AnswerOf, api } from '@frontdoor/contracts';
import { Clock, dayOf, daysAfter, mondayOf, startOfDay, toIso } from '@frontdoor/kernel';
import { Directory } from '@frontdoor/casework/directory';
import { sayShift, Shifts, withoutAbsence } from '@frontdoor/casework/shifts';
import {
  DataSource,
  findAppointmentsBetween,
  findLastShiftImport,
  findPlanned,
} from '@frontdoor/persistence';

/** Who is on when, of one week. */
@Injectable()
export class ShiftWeek {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly shifts: Shifts,
    private readonly clock: Clock,
  ) {}

  /** @param day any day of the week, YYYY-MM-DD; today where none is given */
  async read(organisationId: string, day?: string): Promise<AnswerOf<typeof api.readShifts>> {
    const { zone } = await this.directory.organisation(organisationId);
    const now = this.clock.now();
    const today = dayOf(now, zone);
    const monday = mondayOf(day ?? today);
    const dates = [0, 1, 2, 3, 4, 5, 6].map((days) => daysAfter(monday, days));
    const days = dates.map((date) => ({
      date,
      from: startOfDay(date, zone),
      to: startOfDay(daysAfter(date, 1), zone),
    }));
    const week = { from: days[0]!.from, to: days[6]!.to };
    const people = await this.shifts.people(organisationId);
    const away = this.shifts.awayOf(people, zone);
    const shifts = (await this.shifts.between(organisationId, week)).map(({ startsAt, endsAt, ...each }) => ({
      ...each,
      from: startsAt,
      to: endsAt,
    }));
    const appointments = await findAppointmentsBetween(this.source.manager, {
      ...{ organisationId, from: week.from, until: week.to },
    });
    const planned = (await findPlanned(this.source.manager, { organisationId })).flatMap(({ first, last }) =>
      first !== null && last !== null ? [{ first: dayOf(first, zone), last: dayOf(last, zone) }] : [],
    );
    const on = withoutAbsence(shifts, away);
    const onNow = await this.shifts.whoIsOn(organisationId, { from: now, to: now + 1 });
    const isOnNow = new Set(onNow.stretches.flatMap(({ agentIds }) => agentIds));
    const openings = await this.shifts.openings(organisationId, week);
    const [lastImport] = await findLastShiftImport(this.source.manager, { organisationId });
    return {
      monday,
      today,
      days: days.map(({ date, from, to }) => ({
        date,
        open: openings
          .filter((each) => each.from >= from && each.from < to)
          .map((each) => sayShift(each, zone)),
        isPlanned: planned.some(({ first, last }) => first <= date && date <= last),
      })),
      people: people
        .filter(
          ({ id, serviceIds }) =>
            serviceIds.length > 0 || [...shifts, ...appointments].some(({ agentId }) => agentId === id),
        )
        .map(({ id, name, team }) => ({
          id,
          name,
          team,
          isOnNow: isOnNow.has(id),
          days: days.map(({ from, to }) => ({
            shifts: on
              .filter((each) => each.agentId === id && each.from >= from && each.from < to)
              .map((each) => ({
                from: toIso(each.from),
                to: toIso(each.to),
                text: sayShift(each, zone),
                team: each.team,
                place: each.place,
              })),
            appointments: appointments
              .filter((each) => each.agentId === id && each.from >= from && each.from < to)
              .map((each) => ({
                ...{ id: each.id, text: sayShift(each, zone), kind: each.kind },
                enquiry: { id: each.enquiryId, reference: each.reference },
              })),
            isAway: away.some((each) => each.agentId === id && each.from < to && each.to > from),
          })),
        })),
      isWithoutPlan: planned.length === 0,
      lastImport: lastImport ? { ...lastImport, at: toIso(lastImport.at) } : null,
    };
  }
}
