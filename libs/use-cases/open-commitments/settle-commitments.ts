import { Injectable } from '@nestjs/common';
import { type CharterEvent, stopsOn } from '@frontdoor/charter';
import { Clock, toDate } from '@frontdoor/kernel';
import { Commitment, DataSource, Enquiry, type EntityManager, In, IsNull } from '@frontdoor/persistence';
import { Metrics } from '@frontdoor/platform';
import { WorkItems } from '../assign-work/work-items.js';
import { LiveEvents } from '../live-events/live-events.js';
import { CharterPacks } from './charter-packs.js';

/** Says of commitments whether they were kept, at the instant it happened, not when somebody looked. */
@Injectable()
export class SettleCommitments {
  constructor(
    private readonly source: DataSource,
    private readonly packs: CharterPacks,
    private readonly items: WorkItems,
    private readonly live: LiveEvents,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  /** Applies what happened on an enquiry. A commitment already found missed is put right if this came in time. */
  async apply(
    manager: EntityManager,
    enquiryId: string,
    event: CharterEvent,
    contactId: string,
  ): Promise<void> {
    const enquiry = await manager.findOneByOrFail(Enquiry, { id: enquiryId });
    const pack = this.packs.get(enquiry.packId);
    const open = await manager.find(Commitment, {
      where: { enquiryId, state: In(['running', 'missed']), settledAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    const facts = { enquiryKind: enquiry.kind, ...event };
    for (const commitment of open.filter(
      (each) => event.at >= each.startedAt && stopsOn(pack, each.clockId, facts),
    )) {
      const kept = event.at <= commitment.dueAt;
      await this.write(manager, commitment, {
        state: kept ? 'kept' : 'missed',
        settledAt: event.at,
        settledBy: contactId,
      });
      await this.items.note(
        manager,
        enquiryId,
        null,
        sentence(commitment, kept, event.at),
        kept ? 'good' : 'bad',
      );
      this.metrics.commitmentsSettled.inc({ promise: commitment.promiseId, state: kept ? 'kept' : 'late' });
    }
  }

  /** What settled them did not arrive after all: the clocks run on as if it had never been sent. */
  async takeBack(manager: EntityManager, contactId: string): Promise<void> {
    const settled = await manager.find(Commitment, {
      where: { settledBy: contactId },
      lock: { mode: 'pessimistic_write' },
    });
    for (const commitment of settled) {
      const state = commitment.dueAt < this.clock.now() ? 'missed' : 'running';
      await this.write(manager, commitment, { state, settledAt: null, settledBy: null });
      await this.items.note(
        manager,
        commitment.enquiryId,
        null,
        `${commitment.promiseId} is open again: the answer did not arrive`,
        'bad',
      );
    }
  }

  /** Finds commitments whose due instant has passed, by index, a thousand at a time. */
  async findMissed(): Promise<number> {
    const now = toDate(this.clock.now());
    return this.source.transaction(async (manager) => {
      const [missed] = await manager.query<[MissedRow[], number]>(MISSED, [now]);
      for (const row of missed) {
        await this.items.note(
          manager,
          row.enquiry_id,
          null,
          `${row.promise_id} was missed: ${row.title}`,
          'bad',
        );
        this.metrics.commitmentsSettled.inc({ promise: row.promise_id, state: 'missed' });
      }
      await this.live.append(
        manager,
        missed.flatMap(({ organisation_id: organisationId, enquiry_id: subjectId, promise_id }) => [
          { organisationId, topic: 'enquiry' as const, subjectId, text: `${promise_id} was missed` },
          { organisationId, topic: 'queue' as const, subjectId },
        ]),
      );
      return missed.length;
    });
  }

  private async write(
    manager: EntityManager,
    commitment: Commitment,
    change: Partial<Commitment>,
  ): Promise<void> {
    await manager.update(Commitment, { id: commitment.id }, { ...change, revision: commitment.revision + 1 });
    const { organisationId, enquiryId } = commitment;
    await this.live.append(manager, [{ organisationId, topic: 'enquiry', subjectId: enquiryId }]);
  }
}

interface MissedRow {
  organisation_id: string;
  enquiry_id: string;
  promise_id: string;
  title: string;
}

const MISSED = `
  UPDATE commitment SET state = 'missed', revision = revision + 1
  WHERE id IN (SELECT id FROM commitment WHERE state = 'running' AND due_at < $1 ORDER BY due_at LIMIT 1000 FOR UPDATE SKIP LOCKED)
  RETURNING organisation_id, enquiry_id, promise_id, title`;

function sentence({ promiseId, dueAt }: Commitment, kept: boolean, at: number): string {
  const minutes = Math.round(Math.abs(dueAt - at) / 60_000);
  const span =
    minutes < 120
      ? `${minutes} min`
      : minutes < 2880
        ? `${Math.round(minutes / 60)} h`
        : `${Math.round(minutes / 1440)} days`;
  return kept ? `${promiseId} was kept, ${span} before it was due` : `${promiseId} was answered ${span} late`;
}
