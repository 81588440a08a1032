import { Controller, Req, Res } from '@nestjs/common';
import { Directory } from '@frontdoor/casework/directory';
import { api } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import { AppointmentReader, KeepAppointments, TrackedEnquiries } from '@frontdoor/use-cases';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Input, Sent, Serves } from '../edge/serves.js';
import { frameOf } from '../govuk/frame.js';
import { appointmentPage } from './appointment-page.js';
import { OwnChanges } from './own-changes.js';
import { fieldsOf, html, mustBeForm } from './page-answers.js';

const MOST_OF_REASON = 300;
const HOUR_MS = 3_600_000;

/** As many as one can read through: those that begin whole hours after the first of the day. */
const eachHour = <T extends { from: number }>(slots: readonly T[]): T[] =>
  slots.filter(({ from }) => (from - slots[0]!.from) % HOUR_MS === 0);

/** What customers do to their appointments; the link of the enquiry is the proof of who they are. */
@Controller()
export class OwnAppointmentController {
  private readonly changes = new OwnChanges();

  constructor(
    private readonly tracked: TrackedEnquiries,
    private readonly reader: AppointmentReader,
    private readonly keeping: KeepAppointments,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  @Serves(api.appointmentPage)
  async page(
    @Sent() { params }: Input<typeof api.appointmentPage>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await html(reply, await this.shown(params.token, params.id));
  }

  @Serves(api.appointmentCalendar)
  async calendar(
    @Sent() { params }: Input<typeof api.appointmentCalendar>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.reader.calendar(params.token, params.id);
    await reply
      .header('content-disposition', 'attachment; filename="appointment.ics"')
      .type('text/calendar; charset=utf-8')
      .send(file);
  }

  @Serves(api.moveOwnAppointment)
  async move(
    @Sent() { params: { token, id } }: Input<typeof api.moveOwnAppointment>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustBeForm(request);
    const { slot = '' } = fieldsOf(request);
    try {
      if (!/^\d{1,15}$/.test(slot)) return html(reply, await this.shown(token, id, 'Choose a time'), 400);
      await this.tracked.read(token);
      this.changes.count(token, this.clock.now());
      await this.keeping.moveByCustomer(token, id, Number(slot));
    } catch (error) {
      if (!(error instanceof FrontdoorError) || error.code !== 'slot-taken') throw error;
      const fault = 'This time has just been taken. Choose another';
      return html(reply, await this.shown(token, id, fault), 409);
    }
    await reply.redirect(`/track/${token}`, 303);
  }

  @Serves(api.cancelOwnAppointment)
  async cancel(
    @Sent() { params: { token, id } }: Input<typeof api.cancelOwnAppointment>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustBeForm(request);
    const { reason = '' } = fieldsOf(request);
    await this.keeping.cancelByCustomer(token, id, reason.slice(0, MOST_OF_REASON));
    await reply.redirect(`/track/${token}`, 303);
  }

  private async shown(token: string, id: string, fault?: string): Promise<string> {
    const enquiry = await this.tracked.read(token);
    const organisation = await this.directory.organisation(enquiry.organisationId);
    const appointment = await this.reader.trackedOne(token, id);
    const { days } = await this.reader.otherTimes(organisation.id, appointment);
    return appointmentPage({
      ...frameOf(organisation),
      zone: organisation.zone,
      token,
      reference: enquiry.reference,
      appointment,
      times: days.flatMap(({ slots }) => eachHour(slots)),
      ...(fault !== undefined && { fault }),
    });
  }
}
