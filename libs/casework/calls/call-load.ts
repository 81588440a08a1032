import { Injectable } from '@nestjs/common';
import { callChannel } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import { DataSource, findCallLoad, findLatestAnswers, type PhoneCall } from '@frontdoor/persistence';
import { Channels } from '../channels/index.js';
import { Directory } from '../directory/index.js';
import type { CallLoad } from './call-rules.js';
import { expectedWaitMs, LOOKED_AT } from './expected-wait.js';

/** How things stand for a caller, from the queue and from what happened today. */
@Injectable()
export class CallLoads {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly channels: Channels,
    private readonly clock: Clock,
  ) {}

  /** `opens`: when it opens next, epoch milliseconds; `rings`: somebody's telephone rings for them now. */
  async of(call: PhoneCall): Promise<CallLoad & { rings: boolean; opens: number; zone: string }> {
    const { organisationId, serviceId, id, beganAt } = call;
    const now = this.clock.now();
    const { address } = await this.directory.entryPoint(call.entryPointId);
    const hours = await this.channels.openingHoursAt(callChannel, address);
    const today = hours.localDay(now);
    const openings = [...hours.openings(today), ...hours.openings(hours.workingDayAfter(today, 1))];
    const since = hours.zone.instant(today, 0);
    const [[load], answers] = await Promise.all([
      findCallLoad(this.source, { organisationId, serviceId, before: beganAt, id, channel: callChannel }),
      findLatestAnswers(this.source, { organisationId, serviceId, since, limit: LOOKED_AT }),
    ]);
    const { ahead, on, ringing } = load!;
    return {
      isOpen: openings.some(({ from, to }) => from <= now && now < to),
      on,
      ahead,
      expectedMs: expectedWaitMs(
        answers.flatMap(({ answeredAt }) => answeredAt ?? []),
        ahead,
      ),
      rings: ringing > 0,
      opens: openings.find(({ from }) => from > now)?.from ?? now,
      zone: hours.zone.id,
    };
  }
}
