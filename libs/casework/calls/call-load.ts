import { Injectable } from '@nestjs/common';
import { type CalendarIndex, usualCalendar } from '@frontdoor/charter';
import { callChannel } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import { DataSource, findCallLoad, type PhoneCall } from '@frontdoor/persistence';
import { expectedWaitMs, LOOKED_AT, type OverflowLoad } from '@frontdoor/routing';
import { Charters } from '../charters/index.js';
import { Directory } from '../directory/index.js';

/** How things stand for a caller, from the queue and from what happened today. */
@Injectable()
export class CallLoads {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly charters: Charters,
    private readonly clock: Clock,
  ) {}

  /** `opens`: when it opens next, epoch milliseconds; `rings`: somebody's telephone rings for them now. */
  async of(call: PhoneCall): Promise<OverflowLoad & { rings: boolean; opens: number; zone: string }> {
    const { organisationId, serviceId, id, beganAt } = call;
    const now = this.clock.now();
    const organisation = await this.directory.organisation(organisationId);
    const calendar = (): CalendarIndex => usualCalendar(this.charters.current(organisation));
    // What changes of a calendar leaves the zone as it is.
    const { zone } = calendar();
    const today = calendar().localDay(now);
    const since = zone.instant(today, 0);
    const [load] = await findCallLoad(this.source, {
      ...{ organisationId, serviceId, before: beganAt, id, channel: callChannel, since, limit: LOOKED_AT },
    });
    // An administrator may have changed the calendars in another process.
    await this.charters.catchUp(this.source.manager, load!.calendars);
    const hours = calendar();
    const openings = [...hours.openings(today), ...hours.openings(hours.workingDayAfter(today, 1))];
    const { ahead, on, ringing, answeredAt } = load!;
    return {
      isOpen: openings.some(({ from, to }) => from <= now && now < to),
      on,
      ahead,
      expectedMs: expectedWaitMs(answeredAt, ahead),
      rings: ringing > 0,
      opens: openings.find(({ from }) => from > now)?.from ?? now,
      zone: hours.zone.id,
    };
  }
}
