import { Injectable } from '@nestjs/common';
import { Every, Signals } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import {
  DataSource,
  type EntityManager,
  findEarliestAlarm,
  moveAlarmsOn,
  type RowOf,
  transaction,
} from '@frontdoor/persistence';
import { Metrics } from '@frontdoor/platform';
import { type NewLiveEvent, LiveEvents } from '@frontdoor/casework/live';
import { Timeline } from '@frontdoor/casework/timeline';
import { sayAlarm } from './alarm-words.js';

type RaisedAlarm = RowOf<typeof moveAlarmsOn>;

/** Rows in one transaction. */
const BATCH = 1000;
/** Looks even when nothing is due, since new commitments may come from any process. */
const LOOK_MS = 250;
/** Looks from the beginning of time, since a commitment can be opened late, with its instant already past. */
const THROUGH_MS = 1000;
/** What falls due in the meantime is raised together. */
const GATHER_MS = 25;

/**
 * Tells people in time that a promise is at risk, and afterwards that it was missed. The rows are the truth: each
 * names the next instant at which somebody must hear of it, and moves on in the transaction that tells them. So
 * each alarm is raised once, whatever number of processes look and whichever of them dies.
 */
@Injectable()
export class RaiseAlarms {
  /** Nothing was due before this instant at the last look; the index may be full of what is gone from there. */
  private since = 0;
  private lookedThroughAt = 0;

  constructor(
    private readonly source: DataSource,
    private readonly live: LiveEvents,
    private readonly timeline: Timeline,
    private readonly signals: Signals,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /** Raises what is due; resolves with the milliseconds after which to look again. */
  @Every(500)
  async sweep(): Promise<number> {
    const now = this.clock.now();
    // A clock that goes back must not have it wait until the former time is reached again.
    if (Math.abs(now - this.lookedThroughAt) >= THROUGH_MS) {
      this.lookedThroughAt = now;
      this.since = 0;
    }
    const [earliest] = await findEarliestAlarm(this.source, { since: this.since });
    const next = earliest?.nextAlarmAt ?? undefined;
    this.since = Math.min(next ?? now, now);
    if (next === undefined || next >= now) return Math.min(LOOK_MS, (next ?? Infinity) - now + 1);
    return (await this.raiseDue()) === BATCH ? 0 : GATHER_MS;
  }

  /** Raises up to `limit` alarms whose instant has passed; resolves with their number. */
  async raiseDue(limit = BATCH): Promise<number> {
    const raised = await transaction(this.source, async (manager) => {
      const now = this.clock.now();
      const moved = await moveAlarmsOn(manager, { since: this.since, now, limit });
      await this.tell(manager, moved, now);
      return moved;
    });
    if (raised.length === 0) return 0;
    this.signals.changed();
    this.count(raised);
    return raised.length;
  }

  private async tell(manager: EntityManager, raised: readonly RaisedAlarm[], now: number): Promise<void> {
    const told = raised.flatMap((alarm) => {
      const said = sayAlarm(alarm, now);
      return said ? [{ ...alarm, ...said }] : [];
    });
    await this.timeline.events(
      manager,
      told.map(({ enquiryId, entry: text, tone }) => ({ enquiryId, text, tone, at: now })),
    );
    const notices = told.flatMap(
      ({ organisationId, enquiryId: subjectId, agentId, notice: text }): NewLiveEvent[] =>
        text ? [{ organisationId, topic: 'alarm', subjectId, agentId: agentId ?? undefined, text }] : [],
    );
    const organisations = new Map(told.map(({ enquiryId, organisationId }) => [enquiryId, organisationId]));
    await this.live.append(manager, [
      ...notices,
      ...[...organisations].map(([subjectId, organisationId]) => ({
        organisationId,
        topic: 'enquiry' as const,
        subjectId,
      })),
      ...[...new Set(organisations.values())].map((organisationId) => ({
        organisationId,
        topic: 'queue' as const,
      })),
    ]);
  }

  private count(raised: readonly RaisedAlarm[]): void {
    const now = this.clock.now();
    for (const { promiseId: promise, state, alarmAt } of raised) {
      this.metrics.alarmSeconds.observe((now - alarmAt!) / 1000);
      if (state !== 'running') this.metrics.commitmentsSettled.inc({ promise, state });
    }
  }
}
