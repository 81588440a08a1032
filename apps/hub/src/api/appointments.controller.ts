import { Controller } from '@nestjs/common';
import { type AnswerOf, api } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import {
  AppointmentHours,
  AppointmentReader,
  KeepAppointments,
  MarkAppointments,
} from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

/** Appointments in the office and at home. */
@Controller()
export class AppointmentsController {
  constructor(
    private readonly reader: AppointmentReader,
    private readonly keeping: KeepAppointments,
    private readonly marking: MarkAppointments,
    private readonly hours: AppointmentHours,
  ) {}

  @Serves(api.listAppointments)
  async list(
    @Sent() { params }: Input<typeof api.listAppointments>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.listAppointments>> {
    return { appointments: await this.reader.list(agent, params.id) };
  }

  @Serves(api.listSlots)
  slots(
    @Sent() { params, query }: Input<typeof api.listSlots>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.listSlots>> {
    return this.reader.slots(agent, params.id, query);
  }

  @Serves(api.agreeAppointment)
  agree(
    @Sent() { params, body }: Input<typeof api.agreeAppointment>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.agreeAppointment>> {
    return this.keeping.agree(agent, params.id, body);
  }

  @Serves(api.moveAppointment)
  move(
    @Sent() { params, body }: Input<typeof api.moveAppointment>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.moveAppointment>> {
    return this.keeping.move(agent, params.id, body);
  }

  @Serves(api.markAppointment)
  mark(
    @Sent() { params, body }: Input<typeof api.markAppointment>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.markAppointment>> {
    return this.marking.mark(agent, params.id, body);
  }

  @Serves(api.undoAppointmentMark)
  undo(@Sent() { params }: Input<typeof api.undoAppointmentMark>, @Me() agent: Agent): Promise<void> {
    return this.marking.undo(agent, params.id);
  }

  @Serves(api.readAppointmentHours)
  readHours(@Me() agent: Agent): Promise<AnswerOf<typeof api.readAppointmentHours>> {
    return this.hours.read(agent.organisationId);
  }

  @Serves(api.setAppointmentHours)
  setHours(
    @Sent() { body }: Input<typeof api.setAppointmentHours>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.setAppointmentHours>> {
    return this.hours.set(agent.organisationId, body.week);
  }
}
