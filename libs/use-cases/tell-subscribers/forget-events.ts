import { Injectable } from '@nestjs/common';
import { Every } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import { DataSource, forgetAttempts, forgetEvents } from '@frontdoor/persistence';

/** Events and attempts are kept so long: a subscriber that was away for less misses nothing. */
const KEPT_MS = 30 * 24 * 3_600_000;
const AT_ONCE = 5000;

/** Old events and attempts go, some at a time, so that nobody waits for it. */
@Injectable()
export class ForgetEvents {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  @Every(600_000)
  async sweep(): Promise<number | void> {
    const before = this.clock.now() - KEPT_MS;
    const events = await forgetEvents(this.source, { before, limit: AT_ONCE });
    const attempts = await forgetAttempts(this.source, { before, limit: AT_ONCE });
    return events.length === AT_ONCE || attempts.length === AT_ONCE ? 1000 : undefined;
  }
}
