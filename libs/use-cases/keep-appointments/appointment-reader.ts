import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, api, AppointmentView, QueryOf } from '@frontdoor/contracts';
import { Directory } from '@frontdoor/casework/directory';
import { Shifts } from '@frontdoor/casework/shifts';
import { Clock, FrontdoorError, toIso } from '@frontdoor/kernel';
import {
  type Agent,
  DataSource,
  Enquiry,
  findAppointments,
  findTrackedAppointments,
  type RowOf,
} from '@frontdoor/persistence';
import { CONFIG, type Config, InstanceSecret } from '@frontdoor/platform';
import { calendarFile } from './calendar-file.js';
import { type FreeDays, FreeTimes } from './free-times.js';
import { NOTICE_MS } from './one-appointment.js';

const USUAL_MINUTES = 30;
const MINUTE_MS = 60_000;

/** An appointment as its customer may see it. */
export type TrackedAppointment = RowOf<typeof findTrackedAppointments>;

/** Appointments as people see them. */
@Injectable()
export class AppointmentReader {
  constructor(
    private readonly source: DataSource,
    private readonly freeTimes: FreeTimes,
    private readonly shifts: Shifts,
    private readonly directory: Directory,
    private readonly secret: InstanceSecret,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  /** @throws FrontdoorError `enquiry-not-found` */
  async list(agent: Agent, enquiryId: string): Promise<AppointmentView[]> {
    await this.enquiry(agent, enquiryId);
    return (await findAppointments(this.source.manager, { enquiryId })).map(viewOf);
  }

  /** @throws FrontdoorError `enquiry-not-found` */
  async slots(
    agent: Agent,
    enquiryId: string,
    { day, minutes = USUAL_MINUTES, besides }: QueryOf<typeof api.listSlots>,
  ): Promise<AnswerOf<typeof api.listSlots>> {
    const { organisationId, serviceId } = await this.enquiry(agent, enquiryId);
    const { days, isWithoutPlan } = await this.freeTimes.of({
      ...{ organisationId, who: { serviceId }, minutes, day, besides },
    });
    const people = await this.shifts.people(organisationId);
    const named = (ids: readonly string[]) =>
      people.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name }));
    return {
      days: days.map(({ date, slots }) => ({
        date,
        slots: slots.map(({ from, to, agentIds }) => ({
          from: toIso(from),
          to: toIso(to),
          people: named(agentIds),
        })),
      })),
      isWithoutPlan,
    };
  }

  /** Those of the enquiry that a tracking link proves; none for a link that we did not make. */
  async tracked(token: string): Promise<TrackedAppointment[]> {
    const reference = this.secret.openReference(token, 'track');
    return reference ? findTrackedAppointments(this.source.manager, { reference }) : [];
  }

  /** One of them. @throws FrontdoorError `appointment-not-found` */
  async trackedOne(token: string, id: string): Promise<TrackedAppointment> {
    const found = (await this.tracked(token)).find((each) => each.id === id);
    if (!found) throw new FrontdoorError('appointment-not-found');
    return found;
  }

  /** Other times with the same person, as the customer may choose them. */
  async otherTimes(organisationId: string, appointment: TrackedAppointment): Promise<FreeDays> {
    const { id: besides, agentId, startsAt, endsAt } = appointment;
    return this.freeTimes.of({
      organisationId,
      who: { agentIds: [agentId] },
      minutes: (endsAt - startsAt) / MINUTE_MS,
      besides,
      notBefore: this.clock.now() + NOTICE_MS,
    });
  }

  /** Its calendar file. */
  async calendar(token: string, id: string): Promise<string> {
    const appointment = await this.trackedOne(token, id);
    const { name } = await this.directory.theOrganisation();
    return calendarFile(
      { ...appointment, isCancelled: appointment.state === 'cancelled' },
      {
        now: this.clock.now(),
        domain: new URL(this.config.publicUrl).hostname,
        organiser: { name, email: undefined },
        link: `${this.config.publicUrl}/track/${token}`,
      },
    );
  }

  private async enquiry({ organisationId }: Agent, id: string): Promise<Enquiry> {
    const enquiry = await this.source.manager.findOneBy(Enquiry, { id, organisationId });
    if (!enquiry) throw new FrontdoorError('enquiry-not-found');
    return enquiry;
  }
}

const viewOf = (row: RowOf<typeof findAppointments>): AppointmentView => ({
  id: row.id,
  kind: row.kind,
  agent: { id: row.agentId, name: row.agent },
  from: toIso(row.startsAt),
  to: toIso(row.endsAt),
  place: row.place,
  purpose: row.purpose,
  state: row.state,
  delayedUntil: row.delayedUntil === null ? null : toIso(row.delayedUntil),
  remindAt: row.remindAt === null ? null : toIso(row.remindAt),
  isReminded: row.remindedAt !== null,
  canUndo: row.marks > 0,
});
