import { Injectable } from '@nestjs/common';
import {
  type CheckIn,
  CHANNELS,
  type InterpreterWanted,
  SIGN_LANGUAGE,
  visitChannel,
} from '@frontdoor/contracts';
import { Clock, FrontdoorError, withoutDirectionMarks } from '@frontdoor/kernel';
import { type Agent, type EntryPoint, type Service, type Visit } from '@frontdoor/persistence';
import { Directory } from '@frontdoor/casework/directory';
import { Changes } from '@frontdoor/casework/live';
import { Receipts } from '@frontdoor/casework/receipts';
import { Visits } from '@frontdoor/casework/visits';

type Ticket = Pick<Visit, 'id' | 'ticket'>;

/** At reception it stands among words of others. */
const straight = (words: string): string => withoutDirectionMarks(words).trim();

/** A visitor says why they came and gets a ticket; the visit becomes a contact like any other. */
@Injectable()
export class CheckInVisitor {
  constructor(
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

  private async take(
    { id: entryPointId, organisationId, address }: EntryPoint,
    service: Service,
    asked: CheckIn,
    agent?: Agent,
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
          ...(agent && { takenDown: { agentId: agent.id } }),
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
