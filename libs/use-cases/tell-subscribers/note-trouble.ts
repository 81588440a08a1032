import { Injectable } from '@nestjs/common';
import { LiveEvents } from '@frontdoor/casework/live';
import type { Attempt } from '@frontdoor/casework/subscribers';
import { Signals } from '@frontdoor/jobs';
import { Clock, Ids } from '@frontdoor/kernel';
import { DataSource, type EntityManager, noteFailure, transaction } from '@frontdoor/persistence';
import { GIVE_UP_MS, restAfter } from './rest-after.js';

/** People are told of a subscriber that has taken nothing for so long. */
const ALARM_MS = 3_600_000;

interface Failing {
  id: string;
  organisationId: string;
  name: string;
  failures: number;
  failingSince: number | null;
  alarmedAt: number | null;
}

/** A subscriber that takes nothing: when it is tried again, when people hear of it, and when it is switched off. */
@Injectable()
export class NoteTrouble {
  constructor(
    private readonly source: DataSource,
    private readonly live: LiveEvents,
    private readonly signals: Signals,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async note(subscriber: Failing, holder: string, failed: readonly Attempt[]): Promise<void> {
    const { id, organisationId, name, failures, failingSince } = subscriber;
    const now = this.clock.now();
    const gone = failed.find(({ outcome }) => outcome === 'gone');
    const since = failingSince ?? now;
    const isOff = gone !== undefined || now - since >= GIVE_UP_MS;
    const problem = (gone ?? failed[0]!).problem!;
    const isAlarm = isOff || (subscriber.alarmedAt === null && now - since >= ALARM_MS);
    const retryAfterMs = Math.max(0, ...failed.map((each) => each.retryAfterMs ?? 0));
    await transaction(this.source, async (manager) => {
      const noted = await noteFailure(manager, {
        ...{ id, holder, now, problem, state: isOff ? 'off' : 'active' },
        nextAttemptAt: now + restAfter(failures + 1, this.ids.chance(), retryAfterMs),
        alarmedAt: isAlarm ? now : subscriber.alarmedAt,
      });
      if (noted.length === 0) return;
      const text = isOff
        ? `The subscriber ${name} was switched off: ${gone ? problem : 'it has taken no event for three days'}`
        : `The subscriber ${name} has taken no event for an hour: ${problem}`;
      await this.live.append(manager, [
        { organisationId, topic: 'subscribers', subjectId: id, ...(isAlarm && { text }) },
      ]);
    });
    this.signals.changed();
  }

  async tellGivenUp(
    manager: EntityManager,
    { id, organisationId, name }: Pick<Failing, 'id' | 'organisationId' | 'name'>,
    count: number,
  ): Promise<void> {
    const what = count === 1 ? 'an event' : `${count} events`;
    const text = `The subscriber ${name} did not take ${what} for three days; it is told what came after`;
    await this.live.append(manager, [{ organisationId, topic: 'subscribers', subjectId: id, text }]);
  }
}
