import { Injectable } from '@nestjs/common';
import { type CalendarIndex, usualCalendar } from '@frontdoor/charter';
import { Clock, daysAfter, startOfDay } from '@frontdoor/kernel';
import {
  DataSource,
  findPlanned,
  findTaken,
  findShiftPeople,
  findShifts,
  type Organisation,
  type RowOf,
  type EntityManager,
} from '@frontdoor/persistence';
import { Charters } from '../charters/index.js';
import { Directory } from '../directory/index.js';
import { appointmentOpenings } from './appointment-hours.js';
import { type Away, plannedSpan, type Span, type Staffed, whoIsOn, withoutTaken } from './who-is-on.js';

export type ShiftPerson = RowOf<typeof findShiftPeople>;
export type KeptShift = RowOf<typeof findShifts>;

type Reads = Pick<EntityManager, 'query'>;

/** Of whom it is asked, and by which hours. */
interface Asked {
  /** People by id. */
  agentIds?: readonly string[];
  /** Those who may deal with it. */
  serviceId?: string;
  /** By the hours that the organisation has for appointments, where it has any of their own. */
  forAppointments?: boolean;
}

/** When somebody is on shift, of a stretch of time. */
export interface WhoIsOn {
  /** In order, only while the calendar is open. */
  stretches: Staffed[];
  /** The plan has none of those asked for: the opening hours alone count. */
  isWithoutPlan: boolean;
}

/** The shift plan: who is planned to work when, and who is on while the calendar is open. Instants are epoch ms UTC. */
@Injectable()
export class Shifts {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly charters: Charters,
    private readonly clock: Clock,
  ) {}

  /** Who logs in and could be planned, by name. */
  people(organisationId: string, runner: Reads = this.source.manager): Promise<ShiftPerson[]> {
    return findShiftPeople(runner, { organisationId });
  }

  /** Shifts in force that touch a stretch of time, as planned. */
  between(
    organisationId: string,
    { from, to }: Span,
    runner: Reads = this.source.manager,
  ): Promise<KeptShift[]> {
    return findShifts(runner, { organisationId, from, until: to });
  }

  /**
   * Who is on between two instants, a few weeks apart at most: only while the calendar of the organisation is open, not while
   * they are away. Days that the plan of these people does not speak of (before its first, after its last, or all where they
   * have none) are counted by the opening hours: then everybody who is not away is on, and `byPlan` is false.
   *
   * @param who people by id, or those who may deal with a service; everybody who deals with anything otherwise
   * @param runner the manager of a transaction, within one
   */
  async whoIsOn(
    organisationId: string,
    span: Span,
    who: Asked = {},
    runner: Reads = this.source.manager,
  ): Promise<WhoIsOn> {
    const people = (await this.people(organisationId, runner)).filter(
      ({ id, serviceIds }) =>
        (who.agentIds?.includes(id) ?? serviceIds.length > 0) &&
        (who.serviceId === undefined || serviceIds.includes(who.serviceId)),
    );
    const organisation = await this.directory.organisation(organisationId);
    const { zone, appointmentHours } = organisation;
    const agentIds = people.map(({ id }) => id);
    const planned = (await findPlanned(runner, { organisationId })).filter(({ agentId }) =>
      agentIds.includes(agentId),
    );
    const shifts = await this.between(organisationId, span, runner);
    const stretches = whoIsOn({
      agentIds,
      shifts: shifts.map(({ agentId, startsAt, endsAt }) => ({ agentId, from: startsAt, to: endsAt })),
      away: this.awayOf(people, zone),
      openings:
        who.forAppointments && appointmentHours
          ? appointmentOpenings(this.calendar(organisation), appointmentHours, span)
          : await this.openings(organisationId, span),
      planned: plannedSpan(
        planned.flatMap(({ first }) => first ?? []),
        planned.flatMap(({ last }) => last ?? []),
        zone,
      ),
    });
    return { stretches, isWithoutPlan: planned.length === 0 };
  }

  /** Who is on and has no appointment: those whom somebody can count on to ring a customer. */
  async whoIsFree(
    organisationId: string,
    span: Span,
    who: Asked,
    runner: Reads = this.source.manager,
  ): Promise<Staffed[]> {
    const { stretches } = await this.whoIsOn(organisationId, span, who, runner);
    const agentIds = [...new Set(stretches.flatMap((each) => each.agentIds))];
    const taken = await findTaken(runner, { agentIds, from: span.from, until: span.to, besides: null });
    return withoutTaken(stretches, taken);
  }

  /** Who is away from now until their day of return is over, as they said in the console. */
  awayOf(people: readonly ShiftPerson[], zone: string): Away[] {
    const now = this.clock.now();
    return people.flatMap(({ id, absence }) => {
      if (!absence) return [];
      const to = startOfDay(daysAfter(absence.returnDate, 1), zone);
      return to > now ? [{ agentId: id, from: now, to }] : [];
    });
  }

  /** When the calendar that the organisation goes by is open. */
  async openings(organisationId: string, { from, to }: Span): Promise<Span[]> {
    const calendar = this.calendar(await this.directory.organisation(organisationId));
    const found: Span[] = [];
    // The day before, for an opening that lasts past midnight.
    for (let day = calendar.localDay(from) - 1; day <= calendar.localDay(to); day++)
      found.push(...calendar.openings(day));
    return found
      .map((each) => ({ from: Math.max(each.from, from), to: Math.min(each.to, to) }))
      .filter((each) => each.to > each.from);
  }

  calendar(organisation: Pick<Organisation, 'id' | 'packId'>): CalendarIndex {
    return usualCalendar(this.charters.current(organisation));
  }
}
