import { Injectable } from '@nestjs/common';
import { LiveEvents } from '@frontdoor/casework/live';
import { Presence, QueueTransaction } from '@frontdoor/casework/queue';
import { Directory } from '@frontdoor/casework/directory';
import { AskSteps } from '@frontdoor/casework/steps';
import { Timeline } from '@frontdoor/casework/timeline';
import {
  type api,
  type AppointmentState,
  type BodyOf,
  type Channel,
  channelMeetingAt,
  CHANNELS,
} from '@frontdoor/contracts';
import { Clock, clockAt, FrontdoorError } from '@frontdoor/kernel';
import {
  type Agent,
  Appointment,
  type AppointmentMark,
  type Enquiry,
  type EntityManager,
} from '@frontdoor/persistence';
import { AgreedTime } from './agreed-time.js';
import { type Occasion, sayWhen } from './appointment-words.js';
import { FreeTimes } from './free-times.js';
import { endOf, lockedAppointment, nextAt, refuseOver } from './one-appointment.js';
import { TellCustomer } from './tell-customer.js';

type Marked = BodyOf<typeof api.markAppointment>;
type What = Marked['what'];

/** From which states it can be said. */
const ALLOWED: Record<What, readonly AppointmentState[]> = {
  'on-the-way': ['agreed'],
  delayed: ['agreed', 'on-the-way'],
  arrived: ['agreed', 'on-the-way'],
  'customer-absent': ['agreed', 'on-the-way', 'arrived'],
  'staff-absent': ['agreed', 'on-the-way'],
  cancelled: ['agreed', 'on-the-way'],
};

/** Of what the customer hears. */
const TOLD: Partial<Record<What, Occasion>> = {
  delayed: 'delayed',
  'customer-absent': 'customer-absent',
  'staff-absent': 'staff-absent',
  cancelled: 'cancelled',
};

/** What became of appointments, as staff say it; each can be taken back. */
@Injectable()
export class MarkAppointments {
  constructor(
    private readonly queue: QueueTransaction,
    private readonly presence: Presence,
    private readonly agreedTime: AgreedTime,
    private readonly freeTimes: FreeTimes,
    private readonly telling: TellCustomer,
    private readonly steps: AskSteps,
    private readonly directory: Directory,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns by which channel the customer is told; null where they are not, or cannot be
   * @throws FrontdoorError `appointment-not-found`, `appointment-over`
   */
  async mark(agent: Agent, id: string, marked: Marked): Promise<{ told: Channel | null }> {
    return this.queue.run(agent.organisationId, async (manager) => {
      const { appointment, enquiry } = await lockedAppointment(manager, id, agent.organisationId, agent);
      refuseOver(appointment, ALLOWED[marked.what]);
      const now = this.clock.now();
      this.refuseEarly(appointment, marked, now);
      const mark: AppointmentMark = { what: marked.what, at: now, byId: agent.id, before: appointment.state };
      await this.keep(manager, appointment, {
        marks: [...appointment.marks, mark],
        ...(marked.what !== 'delayed' && { state: marked.what }),
        ...(marked.what === 'delayed' && { delayedUntil: Date.parse(marked.until) }),
        ...(marked.what === 'cancelled' && { sequence: appointment.sequence + 1 }),
      });
      const { zone } = await this.directory.organisation(enquiry.organisationId);
      await this.timeline.event(
        manager,
        enquiry.id,
        agent.id,
        `${agent.name}: ${said(appointment, marked, zone)}`,
        marked.what.endsWith('absent') ? 'bad' : 'neutral',
      );
      const told = await this.tell(manager, enquiry, appointment, marked);
      await this.follow(manager, agent, enquiry, appointment, marked, now);
      await this.occupy(manager, appointment, now);
      return { told };
    });
  }

  /** The customer has come to reception; said before, nothing more is. @throws FrontdoorError `appointment-not-found` */
  async customerCame(agent: Agent, id: string): Promise<void> {
    await this.mark(agent, id, { what: 'arrived' }).catch((thrown: unknown) => {
      if (!(thrown instanceof FrontdoorError) || thrown.code !== 'appointment-over') throw thrown;
    });
  }

  /** What the customer was told has been told. @throws FrontdoorError `appointment-not-found`, `appointment-undo-nothing`, `slot-taken` */
  async undo(agent: Agent, id: string): Promise<void> {
    await this.queue.run(agent.organisationId, async (manager) => {
      const { appointment, enquiry } = await lockedAppointment(manager, id, agent.organisationId, agent);
      const last = appointment.marks.at(-1);
      if (!last) throw new FrontdoorError('appointment-undo-nothing');
      const isDelay = last.what === 'delayed';
      const wasToldInPerson = isDelay && appointment.delayToldAt !== null;
      const { organisationId, agentId, startsAt, endsAt } = appointment;
      if (last.what === 'cancelled')
        await this.freeTimes.keep(manager, organisationId, agentId, { from: startsAt, to: endsAt }, id);
      await this.keep(manager, appointment, {
        marks: appointment.marks.slice(0, -1),
        state: last.before,
        // A message that left has told the customer all the same.
        ...(isDelay && { delayedUntil: null, delayToldAt: null }),
        ...(last.what === 'cancelled' && { sequence: appointment.sequence + 1 }),
      });
      const { zone } = await this.directory.organisation(enquiry.organisationId);
      const text = `${agent.name} took back: ${SAID[last.what]} (appointment on ${sayWhen(appointment, zone)})`;
      await this.timeline.event(manager, enquiry.id, agent.id, text);
      if (last.what === 'arrived' || last.what === 'customer-absent')
        await this.agreedTime.takeBack(manager, appointment, 'visit-started', last.at, agent.id);
      if (last.what === 'arrived')
        await this.steps.unask(manager, { enquiryId: enquiry.id, agentId: last.byId!, since: last.at });
      if (wasToldInPerson)
        await this.agreedTime.takeBack(manager, appointment, 'delay-told', last.at, agent.id);
      if (last.what === 'cancelled') await this.telling.tell(manager, enquiry, appointment, 'agreed');
      await this.occupy(manager, appointment, this.clock.now());
      await this.notify(manager, enquiry);
    });
  }

  /** Whoever is on the way to a customer, or with them, is offered nothing until that is over. */
  private async occupy(manager: EntityManager, appointment: Appointment, now: number): Promise<void> {
    const { id: busyWith, agentId: id, organisationId, state, startsAt } = appointment;
    const until = endOf(appointment);
    const isBusy =
      state === 'on-the-way' || state === 'arrived' || (state === 'agreed' && startsAt <= now && now < until);
    if (isBusy && now < until)
      await this.presence.engage(manager, { id, organisationId }, { busyWith, until });
    else await this.presence.release(manager, busyWith);
  }

  private refuseEarly({ startsAt }: Appointment, { what }: Marked, now: number): void {
    if (what.endsWith('absent') && now < startsAt)
      throw new FrontdoorError('appointment-over', { state: 'still to come' });
  }

  private async keep(
    manager: EntityManager,
    appointment: Appointment,
    change: Partial<Appointment>,
  ): Promise<void> {
    Object.assign(appointment, change);
    const isOpen = appointment.state !== 'cancelled';
    const next = isOpen ? nextAt(appointment) : null;
    await manager.update(Appointment, { id: appointment.id }, { ...change, nextAt: next });
  }

  private async tell(
    manager: EntityManager,
    enquiry: Enquiry,
    appointment: Appointment,
    marked: Marked,
  ): Promise<Channel | null> {
    const occasion = TOLD[marked.what];
    if (!occasion || (marked.what === 'delayed' && marked.how === 'told')) return null;
    const isDelay = marked.what === 'delayed';
    const told = await this.telling.tell(manager, enquiry, appointment, occasion, {
      notOnPaper: isDelay,
      ...(marked.what === 'cancelled' && { reason: marked.reason }),
      ...(isDelay && appointment.kind === 'home' && { meaning: { type: 'delay-told' as const } }),
    });
    const text = told
      ? `The customer is told ${CHANNELS[told.channel].by}`
      : 'The customer cannot be written to: tell them yourself';
    await this.timeline.event(manager, enquiry.id, null, text, told ? 'neutral' : 'bad');
    if (isDelay && told) await this.keep(manager, appointment, { delayContactId: told.contactId });
    return told?.channel ?? null;
  }

  /** What it is to promises, and what is asked of the officer. */
  private async follow(
    manager: EntityManager,
    agent: Agent,
    enquiry: Enquiry,
    appointment: Appointment,
    marked: Marked,
    now: number,
  ): Promise<void> {
    if (marked.what === 'delayed' && marked.how === 'told') {
      await this.keep(manager, appointment, { delayToldAt: now });
      await this.agreedTime.met(manager, appointment, 'delay-told', now, agent.id);
    }
    if (marked.what === 'arrived')
      await this.agreedTime.met(manager, appointment, 'visit-started', now, agent.id);
    if (marked.what === 'arrived' && appointment.kind === 'home')
      await this.steps.ask(manager, 'home-visit', enquiry, agent, {
        channel: channelMeetingAt('home-visit'),
        since: now,
      });
    // Who came and met nobody was there.
    if (marked.what === 'customer-absent' && !appointment.marks.some(({ what }) => what === 'arrived'))
      await this.agreedTime.met(manager, appointment, 'visit-started', now, agent.id);
    await this.notify(manager, enquiry);
  }

  private notify(manager: EntityManager, { id, organisationId }: Enquiry): Promise<void> {
    return this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: id }]);
  }
}

const SAID: Record<What, string> = {
  'on-the-way': 'on the way',
  delayed: 'delayed',
  arrived: 'arrived',
  'customer-absent': 'the customer was not there',
  'staff-absent': 'nobody of us was there',
  cancelled: 'the appointment is cancelled',
};

function said(appointment: Appointment, marked: Marked, zone: string): string {
  const of = `appointment on ${sayWhen(appointment, zone)}`;
  if (marked.what === 'delayed')
    return `delayed, expected at ${clockAt(Date.parse(marked.until), zone)}${marked.how === 'told' ? ', and told the customer' : ''} (${of})`;
  if (marked.what === 'cancelled') return `the ${of} is cancelled: ${marked.reason}`;
  return `${SAID[marked.what]} (${of})`;
}
