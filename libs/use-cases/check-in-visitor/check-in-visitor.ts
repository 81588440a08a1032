import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type CheckIn,
  CHANNELS,
  type InterpreterWanted,
  SIGN_LANGUAGE,
  visitChannel,
} from '@frontdoor/contracts';
import { Clock, dayOf, FrontdoorError, withoutDirectionMarks } from '@frontdoor/kernel';
import {
  type Agent,
  Appointment,
  Customer,
  DataSource,
  Enquiry,
  type EntryPoint,
  type Service,
  type Visit,
} from '@frontdoor/persistence';
import { Directory } from '@frontdoor/casework/directory';
import { Changes } from '@frontdoor/casework/live';
import { refuseExcluded } from '@frontdoor/casework/queue';
import { Receipts } from '@frontdoor/casework/receipts';
import { Visits } from '@frontdoor/casework/visits';

type Ticket = Pick<Visit, 'id' | 'ticket'>;

/** How an appointment stands to which somebody comes, or has just come. */
const EXPECTED: readonly Appointment['state'][] = ['agreed', 'on-the-way', 'arrived'];

/** The check-in to an appointment, as it was agreed last: the same from whichever tablet. */
const visitOf = (appointmentId: string, sequence: number): string => {
  const hex = createHash('sha256').update(`${appointmentId} ${sequence}`).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
};

/** At reception it stands among words of others. */
const straight = (words: string): string => withoutDirectionMarks(words).trim();

/** A visitor says why they came and gets a ticket; the visit becomes a contact like any other. */
@Injectable()
export class CheckInVisitor {
  constructor(
    private readonly source: DataSource,
    private readonly changes: Changes,
    private readonly directory: Directory,
    private readonly receipts: Receipts,
    private readonly visits: Visits,
    private readonly clock: Clock,
  ) {}

  /**
   * Whoever takes it down has greeted them.
   *
   * @param deskId of an entry point; otherwise the desk of the service, or the first
   * @throws FrontdoorError `desk-missing`, `service-unknown`
   */
  async atDesk(agent: Agent, given: CheckIn, deskId?: string): Promise<Ticket> {
    const { organisationId } = agent;
    const service = await this.directory.serviceCalled(organisationId, given.service);
    const desk = await this.desk(organisationId, service, deskId);
    return this.take(desk, service, given, agent);
  }

  /** @throws FrontdoorError `service-unknown` */
  async atKiosk(desk: EntryPoint, given: CheckIn): Promise<Ticket> {
    const service = await this.directory.serviceCalled(desk.organisationId, given.service);
    return this.take(desk, service, given);
  }

  /**
   * Whoever comes to an appointment of today: the visit belongs to its enquiry. Done twice, it is one visit.
   *
   * @throws FrontdoorError `appointment-not-found`, `appointment-over`, `desk-missing`, `agent-excluded`
   */
  async toAppointment(agent: Agent, id: string, deskId?: string): Promise<Ticket> {
    const { organisationId } = agent;
    const { manager } = this.source;
    const appointment = await manager.findOneBy(Appointment, { id, organisationId, kind: 'office' });
    if (!appointment) throw new FrontdoorError('appointment-not-found');
    const { enquiryId, startsAt, state, sequence, purpose } = appointment;
    const { zone } = await this.directory.organisation(organisationId);
    if (!EXPECTED.includes(state)) throw new FrontdoorError('appointment-over', { state: 'over' });
    if (dayOf(startsAt, zone) !== dayOf(this.clock.now(), zone))
      throw new FrontdoorError('appointment-over', { state: 'on another day' });
    const enquiry = await manager.findOneByOrFail(Enquiry, { id: enquiryId });
    await refuseExcluded(manager, enquiry, agent);
    const { serviceId, customerId } = enquiry;
    const customer = customerId === null ? null : await manager.findOneBy(Customer, { id: customerId });
    const service = await this.directory.service(serviceId);
    const desk = await this.desk(organisationId, service, deskId);
    const { name, language } = customer ?? {};
    const given = {
      ...{ requestId: visitOf(id, sequence), purpose, service: service.slug, name: name ?? '', needs: [] },
      ...(language && { language }),
    };
    return this.take(desk, service, given, agent, { enquiryId, ...(customerId && { customerId }) });
  }

  private async take(
    { id: entryPointId, organisationId, address }: EntryPoint,
    service: Service,
    asked: CheckIn,
    agent?: Agent,
    belongsTo?: { enquiryId: string; customerId?: string },
  ): Promise<Ticket> {
    const given = { ...asked, purpose: straight(asked.purpose) || service.name, name: straight(asked.name) };
    const { requestId, purpose, name, needs, language } = given;
    const visit = await this.changes.run((manager) =>
      this.visits.checkIn(manager, {
        ...{ organisationId, entryPointId, serviceId: service.id, requestId, purpose, name, needs, language },
        arrivedAt: this.clock.now(),
      }),
    );
    await this.receipts.receive(
      {
        channel: visitChannel,
        entryPoint: address,
        idempotencyKey: requestId,
        raw: Buffer.from(JSON.stringify({ ...given, ticket: visit.ticket, ...(agent && { by: agent.id }) })),
        contentType: 'application/json',
        contact: {
          ...{ channel: visitChannel, entryPoint: address, text: purpose, attachments: [] },
          ...{ alsoReachableAt: [], language, service: service.slug },
          ...interpreterFor(given),
          visit: { id: visit.id, ...(name && { name }) },
          ...(agent && { takenDown: { agentId: agent.id, ...belongsTo } }),
        },
      },
      visit.arrivedAt,
    );
    return { id: visit.id, ticket: visit.ticket };
  }

  private async desk(organisationId: string, { id }: Service, deskId?: string): Promise<EntryPoint> {
    const desks = await this.visits.desks(organisationId);
    const found =
      deskId === undefined
        ? (desks.find(({ serviceId }) => serviceId === id) ?? desks[0])
        : desks.find((desk) => desk.id === deskId);
    if (!found) throw new FrontdoorError('desk-missing', { channel: CHANNELS[visitChannel].label });
    return found;
  }
}

/** Whoever needs one at reception needs one who is there. */
const interpreterFor = ({ needs, language }: CheckIn): { interpreter?: InterpreterWanted } => {
  const way = 'face-to-face' as const;
  if (needs.includes('sign-language')) return { interpreter: { language: SIGN_LANGUAGE, way } };
  return needs.includes('interpreter') && language ? { interpreter: { language, way } } : {};
};
