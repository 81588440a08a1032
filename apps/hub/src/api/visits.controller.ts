import { Controller } from '@nestjs/common';
import { type AnswerOf, api, type Reception } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import {
  ChangeNeeds,
  CheckInVisitor,
  MarkAppointments,
  ReceptionReader,
  SeeVisitors,
  TakeBackStep,
} from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

/** Visitors at reception. */
@Controller()
export class VisitsController {
  constructor(
    private readonly reader: ReceptionReader,
    private readonly checkingIn: CheckInVisitor,
    private readonly seeing: SeeVisitors,
    private readonly takingBack: TakeBackStep,
    private readonly needs: ChangeNeeds,
    private readonly appointments: MarkAppointments,
  ) {}

  @Serves(api.listVisitors)
  list(@Sent() { query }: Input<typeof api.listVisitors>, @Me() agent: Agent): Promise<Reception> {
    return this.reader.read(agent, query.desk);
  }

  @Serves(api.checkInVisitor)
  checkIn(
    @Sent() { body }: Input<typeof api.checkInVisitor>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.checkInVisitor>> {
    return this.checkingIn.atDesk(agent, body, body.desk);
  }

  @Serves(api.checkInAppointment)
  async checkInAppointment(
    @Sent() { params, body }: Input<typeof api.checkInAppointment>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.checkInAppointment>> {
    const ticket = await this.checkingIn.toAppointment(agent, params.id, body.desk);
    await this.appointments.customerCame(agent, params.id);
    return ticket;
  }

  @Serves(api.callNextVisitor)
  async callNext(
    @Sent() { body }: Input<typeof api.callNextVisitor>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.callNextVisitor>> {
    return { visitor: (await this.seeing.callNext(agent, body)) ?? null };
  }

  @Serves(api.stepVisit)
  async step(
    @Sent() { params, body }: Input<typeof api.stepVisit>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.stepVisit>> {
    return { act: await this.seeing.step(agent, params.id, body) };
  }

  @Serves(api.changeVisitNeeds)
  async changeNeeds(
    @Sent() { params, body }: Input<typeof api.changeVisitNeeds>,
    @Me() agent: Agent,
  ): Promise<void> {
    await this.needs.change(agent, params.id, body.needs);
  }

  @Serves(api.undoVisitStep)
  async undo(@Sent() { params, body }: Input<typeof api.undoVisitStep>, @Me() agent: Agent): Promise<void> {
    await this.takingBack.takeBack(agent, params.id, body.act);
  }
}
