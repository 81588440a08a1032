import { Injectable } from '@nestjs/common';
import { openEnquiry } from '@frontdoor/casework/enquiries';
import { Changes, LiveEvents } from '@frontdoor/casework/live';
import { OfferWork, WorkItems } from '@frontdoor/casework/queue';
import { Shifts } from '@frontdoor/casework/shifts';
import { Directory } from '@frontdoor/casework/directory';
import { Timeline } from '@frontdoor/casework/timeline';
import { type api, type BodyOf, type Channel, CHANNELS } from '@frontdoor/contracts';
import { Clock, FrontdoorError, storable } from '@frontdoor/kernel';
import { Agent, Appointment, Contact, Enquiry, type EntityManager } from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';
import { type Occasion, sayWhen } from './appointment-words.js';
import { AppointmentReader } from './appointment-reader.js';
import { FreeTimes } from './free-times.js';
import { lockedAppointment, nextAt, refuseOver } from './one-appointment.js';
import { remindAt } from './remind-at.js';
import { TellCustomer } from './tell-customer.js';

const MINUTE_MS = 60_000;

type When = Pick<BodyOf<typeof api.moveAppointment>, 'agentId' | 'from' | 'minutes'>;

/** Appointments are agreed, changed and cancelled, by staff and by the customer. */
@Injectable()
export class KeepAppointments {
  constructor(
    private readonly changes: Changes,
    private readonly freeTimes: FreeTimes,
    private readonly reader: AppointmentReader,
    private readonly telling: TellCustomer,
    private readonly shifts: Shifts,
    private readonly directory: Directory,
    private readonly timeline: Timeline,
    private readonly items: WorkItems,
    private readonly offerWork: OfferWork,
    private readonly live: LiveEvents,
    private readonly secret: InstanceSecret,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps what the customer agreed to and confirms it to them. Asked for twice it is kept once.
   *
   * @returns by which channel it is confirmed; null where somebody has to tell the customer
   * @throws FrontdoorError `enquiry-not-found`, `enquiry-closed`, `slot-taken`
   */
  async agree(
    agent: Agent,
    enquiryId: string,
    wanted: BodyOf<typeof api.agreeAppointment>,
  ): Promise<{ id: string; told: Channel | null }> {
    const { organisationId } = agent;
    return this.changes.run(async (manager) => {
      const enquiry = await openEnquiry(manager, enquiryId, organisationId, agent);
      const id = wanted.requestId;
      if (await manager.existsBy(Appointment, { id, enquiryId })) return { id, told: null };
      const { kind, place, purpose } = wanted;
      const appointment = Object.assign(new Appointment(), {
        id,
        organisationId,
        enquiryId,
        kind,
        place,
        purpose,
        state: 'agreed',
        sequence: 0,
        isDue: false,
        delayedUntil: null,
        delayContactId: null,
        delayToldAt: null,
        marks: [],
        createdAt: this.clock.now(),
        ...(await this.time(manager, organisationId, wanted, null)),
      } satisfies Appointment);
      await manager.insert(Appointment, appointment);
      const what = kind === 'home' ? 'a home visit' : 'an appointment';
      const said = `${agent.name} agreed ${what} with the customer: ${await this.sayAll(manager, appointment)}`;
      return { id, told: await this.confirm(manager, enquiry, appointment, 'agreed', said, agent.id) };
    });
  }

  /** @throws FrontdoorError `appointment-not-found`, `appointment-over`, `slot-taken` */
  async move(
    agent: Agent,
    id: string,
    wanted: BodyOf<typeof api.moveAppointment>,
  ): Promise<{ told: Channel | null }> {
    return this.changes.run(async (manager) => {
      const { appointment, enquiry } = await lockedAppointment(manager, id, agent.organisationId, agent);
      const { place, purpose } = wanted;
      const told = await this.moveTo(manager, enquiry, appointment, { ...wanted, place, purpose }, agent);
      return { told };
    });
  }

  /**
   * The customer chooses another time on the page of their enquiry, with the same person at the same place.
   *
   * @param from epoch milliseconds
   * @throws FrontdoorError `appointment-not-found`, `appointment-over`, `slot-taken`
   */
  async moveByCustomer(token: string, id: string, from: number): Promise<void> {
    await this.refuseUnoffered(token, id, from);
    const organisationId = await this.changes.run(async (manager) => {
      const { appointment, enquiry } = await this.ofCustomer(manager, token, id);
      const { agentId, startsAt, endsAt, place, purpose } = appointment;
      const minutes = (endsAt - startsAt) / MINUTE_MS;
      const wanted = { agentId, from: new Date(from).toISOString(), minutes, place, purpose };
      // Work items are locked before agents.
      await this.haveSeen(manager, enquiry, appointment);
      await this.moveTo(manager, enquiry, appointment, wanted, null);
      return enquiry.organisationId;
    });
    this.offerWork.kick(organisationId);
  }

  /** Only what the page offers, so that nobody agrees a time in years, or at seven minutes past. */
  private async refuseUnoffered(token: string, id: string, from: number): Promise<void> {
    const appointment = await this.reader.trackedOne(token, id);
    const { id: organisationId } = await this.directory.theOrganisation();
    const { days } = await this.reader.otherTimes(organisationId, appointment);
    if (!days.some(({ slots }) => slots.some((slot) => slot.from === from)))
      throw new FrontdoorError('slot-taken');
  }

  /** Cancelled again it changes nothing. @throws FrontdoorError `appointment-not-found`, `appointment-over` */
  async cancelByCustomer(token: string, id: string, reason: string): Promise<void> {
    const organisationId = await this.changes.run(async (manager) => {
      const { appointment, enquiry } = await this.ofCustomer(manager, token, id);
      if (appointment.state === 'cancelled') return enquiry.organisationId;
      refuseOver(appointment, ['agreed', 'on-the-way']);
      const said = storable(reason).replaceAll(/\s+/g, ' ').trim();
      const mark = {
        what: 'cancelled' as const,
        at: this.clock.now(),
        byId: null,
        before: appointment.state,
      };
      const change = {
        state: 'cancelled' as const,
        sequence: appointment.sequence + 1,
        nextAt: null,
        marks: [...appointment.marks, mark],
      };
      await manager.update(Appointment, { id }, change);
      const { zone } = await this.directory.organisation(appointment.organisationId);
      const text = `The customer cancelled the appointment on ${sayWhen(appointment, zone)}${said ? `: ${said}` : ''}`;
      await this.confirm(manager, enquiry, Object.assign(appointment, change), 'cancelled', text, null);
      await this.haveSeen(manager, enquiry, appointment);
      return enquiry.organisationId;
    });
    this.offerWork.kick(organisationId);
  }

  private async moveTo(
    manager: EntityManager,
    enquiry: Enquiry,
    appointment: Appointment,
    wanted: When & { place: string; purpose: string },
    by: Agent | null,
  ): Promise<Channel | null> {
    refuseOver(appointment, ['agreed', 'on-the-way', 'customer-absent', 'staff-absent']);
    const { id, organisationId } = appointment;
    const before = await this.sayAll(manager, appointment);
    const change = {
      ...(await this.time(manager, organisationId, wanted, id)),
      ...{ place: wanted.place, purpose: wanted.purpose, state: 'agreed' as const, marks: [] },
      ...{ sequence: appointment.sequence + 1, isDue: false },
      ...{ delayedUntil: null, delayContactId: null, delayToldAt: null },
    };
    await manager.update(Appointment, { id }, change);
    Object.assign(appointment, change);
    const text = `${by?.name ?? 'The customer'} moved the appointment: ${await this.sayAll(manager, appointment)} (before: ${before})`;
    return this.confirm(manager, enquiry, appointment, 'moved', text, by?.id ?? null);
  }

  /** Somebody has to see what the customer did, first of all whoever the appointment is with; once, until they have. */
  private async haveSeen(manager: EntityManager, enquiry: Enquiry, { agentId }: Appointment): Promise<void> {
    const kind = 'appointment-changed';
    if ((await this.items.openOf(manager, enquiry.id)).some((item) => item.kind === kind)) return;
    const contact = await manager.findOneOrFail(Contact, {
      where: { enquiryId: enquiry.id, direction: 'in' },
      order: { at: 'DESC', id: 'DESC' },
    });
    await this.items.add(manager, { ...enquiry, ownerId: agentId }, kind, contact);
  }

  /** Keeps the time free for it, with what follows from the time. */
  private async time(manager: EntityManager, organisationId: string, wanted: When, besides: string | null) {
    const { agentId, minutes } = wanted;
    const startsAt = Date.parse(wanted.from);
    const endsAt = startsAt + minutes * MINUTE_MS;
    await this.freeTimes.keep(manager, organisationId, agentId, { from: startsAt, to: endsAt }, besides);
    const calendar = this.shifts.calendar(await this.directory.organisation(organisationId));
    const remind = remindAt(calendar, startsAt, this.clock.now());
    const times = { agentId, startsAt, endsAt, remindAt: remind, remindedAt: null };
    return { ...times, nextAt: nextAt({ ...times, isDue: false }) };
  }

  private async ofCustomer(manager: EntityManager, token: string, id: string) {
    const reference = this.secret.openReference(token, 'track');
    if (!reference) throw new FrontdoorError('appointment-not-found');
    const enquiry = await manager.findOneBy(Enquiry, { reference });
    if (!enquiry) throw new FrontdoorError('appointment-not-found');
    const found = await lockedAppointment(manager, id, enquiry.organisationId);
    if (found.enquiry.id !== enquiry.id) throw new FrontdoorError('appointment-not-found');
    return found;
  }

  private async confirm(
    manager: EntityManager,
    enquiry: Enquiry,
    appointment: Appointment,
    occasion: Occasion,
    text: string,
    byId: string | null,
  ): Promise<Channel | null> {
    await this.timeline.event(manager, enquiry.id, byId, text);
    const told = await this.telling.tell(manager, enquiry, appointment, occasion);
    const how = told
      ? `The customer gets it confirmed ${CHANNELS[told.channel].by}`
      : 'The customer cannot be written to: tell them yourself';
    await this.timeline.event(manager, enquiry.id, null, how, told ? 'neutral' : 'bad');
    const { organisationId } = enquiry;
    await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiry.id }]);
    return told?.channel ?? null;
  }

  /** `Monday 8 June 2026, 09:30 to 10:00 with Ash, Town hall` */
  private async sayAll(manager: EntityManager, appointment: Appointment): Promise<string> {
    const { zone } = await this.directory.organisation(appointment.organisationId);
    const { name } = await manager.findOneByOrFail(Agent, { id: appointment.agentId });
    return `${sayWhen(appointment, zone)} with ${name}, ${appointment.place}`;
  }
}
