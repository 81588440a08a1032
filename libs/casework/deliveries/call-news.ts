import { Injectable } from '@nestjs/common';
import type { CallEvent } from '@frontdoor/channels/core';
import { eachInTurn, Every } from '@frontdoor/jobs';
import { Clock, storable } from '@frontdoor/kernel';
import {
  DataSource,
  LedgerEntry,
  type EntityManager,
  findCallEvents,
  findCallsToAskAbout,
  findCallsToApply,
  forgetCallEvents,
  keepCallEvents,
  markCallApplied,
  type RowOf,
} from '@frontdoor/persistence';
import { Directory } from '../directory/index.js';
import { type NewLedgerEntry, Ledger } from '../ledger/index.js';
import { OfferWork, QueueTransaction } from '../queue/index.js';
import { firstRingAndAnswer } from './call-outcome.js';
import { DeliveryNews } from './delivery-news.js';

const MOST_AT_ONCE = 200;
/** After that a call that was answered is over, whatever its provider has told. */
const LONGEST_CALL_MS = 2 * 3_600_000;
/** Nothing more comes of a call after that; its enquiry keeps what it meant. */
const KEPT_MS = 30 * 24 * 3_600_000;

type ReceivedCall = RowOf<typeof findCallsToApply>;

/** What is learnt of telephone calls while they last: those we made, and those that came in. */
@Injectable()
export class CallNews {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly news: DeliveryNews,
    private readonly ledger: Ledger,
    private readonly queue: QueueTransaction,
    private readonly offerWork: OfferWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes moments of calls down, in whatever order and however often they come, then deals with them as far as their
   * calls are known. Resolves when they are durable.
   *
   * @throws FrontdoorError `entry-point-unknown` where there is no entry point at all.
   */
  async take(events: readonly CallEvent[]): Promise<void> {
    if (events.length === 0) return;
    const now = this.clock.now();
    const calls = await Promise.all(events.map(({ call }) => this.nameOf(call)));
    await keepCallEvents(this.source.manager, {
      calls: calls.map(({ name }) => name),
      entryPointIds: calls.map(({ entryPointId }) => entryPointId),
      legs: events.map(({ leg }) => leg),
      whats: events.map(({ what }) => what),
      at: events.map(({ at }) => Math.min(at, now)),
      sequences: events.map(({ sequence }) => sequence ?? -1),
      talkedMs: events.map(({ talkedMs }) => talkedMs ?? null),
      problems: events.map(({ problem }) => problem ?? null),
      answeredBys: events.map(({ answeredBy }) => answeredBy ?? null),
      now,
    });
    for (const name of new Set(calls.flatMap((each) => (each.entryPointId ? [] : [each.name]))))
      await this.news.updateCall(name);
    // They are kept: what cannot be applied now, be it of another call, is tried and told by the sweep.
    if (calls.some(({ entryPointId }) => entryPointId)) await this.applyReceived().catch(() => undefined);
  }

  /** Calls that came in become contacts when they are routed, which may be after they were answered. */
  @Every(2000)
  async applyReceived(): Promise<void> {
    await eachInTurn(await findCallsToApply(this.source.manager, { limit: MOST_AT_ONCE }), async (call) => {
      await this.queue.run(call.organisationId, (manager) => this.record(manager, call));
      this.offerWork.kick(call.organisationId);
    });
  }

  /** Of a call whose end its provider never told. */
  @Every(60_000)
  async askAboutCalls(): Promise<void> {
    const before = this.clock.now() - LONGEST_CALL_MS;
    const calls = await findCallsToAskAbout(this.source.manager, { before, limit: MOST_AT_ONCE });
    await eachInTurn(calls, ({ id }) => this.news.askHowItWent(id));
  }

  @Every(600_000)
  async forget(): Promise<void> {
    await forgetCallEvents(this.source.manager, { before: this.clock.now() - KEPT_MS });
  }

  /** The first ring and the first answer, each once. */
  private async record(manager: EntityManager, call: ReceivedCall): Promise<void> {
    const { contactId, enquiryId, organisationId } = call;
    const { rangAt, answeredAt } = firstRingAndAnswer(await findCallEvents(manager, call));
    const known = await manager.findBy(LedgerEntry, { contactId });
    const entries: NewLedgerEntry[] = [];
    const add = (type: NewLedgerEntry['type'], at: number | undefined): void => {
      if (at === undefined || known.some((each) => each.type === type)) return;
      entries.push({ enquiryId, organisationId, contactId, type, at });
    };
    add('first-ring', rangAt);
    add('answered', answeredAt);
    if (entries.length > 0) await this.ledger.record(manager, entries);
    await markCallApplied(manager, { call: call.call, now: this.clock.now() });
  }

  private async nameOf(call: CallEvent['call']): Promise<{ name: string; entryPointId: string | null }> {
    if ('providerId' in call) return { name: storable(call.providerId), entryPointId: null };
    const { channel, entryPoint: address, idempotencyKey } = call;
    const { entryPoint, keyOf } = await this.directory.placeOf(channel, address);
    return { name: `${entryPoint.id} ${storable(keyOf(idempotencyKey))}`, entryPointId: entryPoint.id };
  }
}
