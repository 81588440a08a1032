import { Injectable } from '@nestjs/common';
import { LiveEvents } from '@frontdoor/casework/live';
import { Presence, QueueTransaction } from '@frontdoor/casework/queue';
import { Timeline } from '@frontdoor/casework/timeline';
import { CHANNELS } from '@frontdoor/contracts';
import { Every } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import { Appointment, DataSource, Enquiry, findNextAppointments, type RowOf } from '@frontdoor/persistence';
import { AgreedTime } from './agreed-time.js';
import { endOf, nextAt } from './one-appointment.js';
import { TellCustomer } from './tell-customer.js';

const LOOK_MS = 15_000;
/** In which somebody is, or is about to be, with the customer. */
const STANDS: readonly Appointment['state'][] = ['agreed', 'on-the-way', 'arrived'];

/** Reminds customers, and notes when the agreed time of a home visit comes. What is due stands in the database. */
@Injectable()
export class FollowAppointments {
  constructor(
    private readonly source: DataSource,
    private readonly queue: QueueTransaction,
    private readonly presence: Presence,
    private readonly agreedTime: AgreedTime,
    private readonly telling: TellCustomer,
    private readonly timeline: Timeline,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
  ) {}

  @Every(LOOK_MS)
  async sweep(): Promise<void> {
    const found = await findNextAppointments(this.source.manager, { now: this.clock.now() });
    for (const next of found) await this.follow(next);
  }

  private async follow({ id, enquiryId, organisationId }: RowOf<typeof findNextAppointments>): Promise<void> {
    await this.queue.run(organisationId, async (manager) => {
      const lock = { mode: 'for_no_key_update' as const };
      const enquiry = await manager.findOneOrFail(Enquiry, { where: { id: enquiryId }, lock });
      const appointment = await manager.findOneOrFail(Appointment, { where: { id }, lock });
      const now = this.clock.now();
      if (appointment.nextAt === null || appointment.nextAt > now) return;
      const { state, startsAt, remindAt, remindedAt } = appointment;
      if (remindAt !== null && remindedAt === null && remindAt <= now) {
        // A hub that stood still for a night reminds nobody of what is over.
        const isWanted = state === 'agreed' && startsAt > now;
        const told = isWanted
          ? await this.telling.tell(manager, enquiry, appointment, 'reminder', { notOnPaper: true })
          : undefined;
        if (isWanted) {
          const text = told
            ? `The customer is reminded of the appointment ${CHANNELS[told.channel].by}`
            : 'The customer could not be reminded of the appointment: no message reaches them in time';
          await this.timeline.event(manager, enquiryId, null, text);
        }
        appointment.remindedAt = now;
      }
      if (startsAt <= now) await this.agreedTime.come(manager, appointment);
      const until = endOf(appointment);
      if (startsAt <= now && now < until && STANDS.includes(state)) {
        const agent = { id: appointment.agentId, organisationId };
        await this.presence.engage(manager, agent, { busyWith: id, until });
      }
      const next = { remindedAt: appointment.remindedAt, nextAt: nextAt(appointment) };
      await manager.update(Appointment, { id }, next);
      await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
    });
  }
}
