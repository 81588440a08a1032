import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { api, type EnquiryDetail, type WorkItem } from '@frontdoor/contracts';
import type { Console } from './console.js';
import { type Holdings, now } from './holdings.js';
import type { Heard } from './live-stream.js';
import type { HeardOffer } from './messages.js';

/** After a piece of work, an agent goes away with this chance. */
const GOES_AWAY = 0.15;
/** Whoever has heard of no offer for so long takes the next by themselves. */
const PATIENCE_MS = [3000, 6000] as const;
/** A reply counts once it has left; until then an enquiry with open promises cannot be closed. */
const TRIES_TO_CLOSE = 20;

type Presence = 'available' | 'away';

/** One agent: waits for an offer or takes the next, reads, writes a note, answers, closes, and now and then is away. */
export class AgentAtWork {
  readonly offers: HeardOffer[] = [];
  private readonly offered: string[] = [];
  /** Whether the hub has told this agent that they take work. */
  private open = false;
  /** Presences asked for that the stream has not told of yet. */
  private readonly asked: Presence[] = [];
  private freedAt = 0;
  private stopped = false;
  private wake = (): void => undefined;

  constructor(
    private readonly console: Console,
    private readonly holdings: Holdings,
    private readonly pauseMs: number,
    private readonly measures: () => boolean,
  ) {}

  get id(): string {
    return this.console.me.id;
  }

  /** What came on this agent's stream. The stream is in the order in which things happened. */
  hear({ topic, id, agentId }: Heard): void {
    if (agentId !== this.id) return;
    if (topic === 'presence') this.presenceChanged();
    // An offer made before this agent went away; it was taken back with the presence.
    if (topic !== 'offer' || !id || !this.open) return;
    const heardAt = now();
    if (this.measures())
      this.offers.push({
        workItemId: id,
        heardAt,
        freedAt: Math.max(this.freedAt, this.holdings.givenUpAt(id)),
      });
    this.holdings.take(id, this.id);
    this.offered.push(id);
    this.wake();
  }

  async work(): Promise<void> {
    await this.becomeAvailable();
    while (!this.stopped) {
      const item = await this.nextItem();
      if (item) await this.deal(item);
      if (item && Math.random() < GOES_AWAY) await this.beAway();
    }
  }

  stop(): void {
    this.stopped = true;
    this.wake();
  }

  private async deal({ id, enquiryId }: WorkItem): Promise<void> {
    const params = { id: enquiryId };
    await this.pause();
    const read = await this.console.ask('open', api.readEnquiry, { params });
    await this.pause();
    await this.console.ask('note', api.addNote, {
      params,
      body: { text: 'Rang the depot; they know of it.' },
    });
    await this.pause();
    if (!read) return;
    const { replyRoutes, seenUpTo } = JSON.parse(read) as EnquiryDetail;
    const { channel, to, warning } = replyRoutes[0]!;
    const reply = {
      // Somebody looked twice.
      despiteWarning: warning !== undefined,
      seenUpTo: seenUpTo ?? undefined,
      text: 'Thank you for writing. It has been seen to.',
      channel,
      to,
      requestId: randomUUID(),
    };
    this.holdings.giveUp(id, this.id);
    this.freedAt = now();
    await this.console.ask('reply', api.sendReply, { params, body: reply });
    for (let tries = 0; tries < TRIES_TO_CLOSE && !this.stopped; tries++) {
      await this.pause();
      if (await this.console.ask('close', api.closeEnquiry, { params, body: {} })) return;
    }
  }

  /** What is offered, once accepted; with no offer for a while the next of the queue. */
  private async nextItem(): Promise<WorkItem | undefined> {
    if (this.offered.length === 0) {
      const [least, most] = PATIENCE_MS;
      await this.untilWoken(least + Math.random() * (most - least));
      if (this.stopped) return undefined;
    }
    const id = this.offered.shift();
    if (id === undefined) return this.takeNext();
    await this.pause();
    const taken = await this.console.ask('accept', api.acceptWorkItem, { params: { id } });
    if (taken) return JSON.parse(taken) as WorkItem;
    this.holdings.giveUp(id, this.id);
    return undefined;
  }

  private async takeNext(): Promise<WorkItem | undefined> {
    if (!this.open) await this.becomeAvailable();
    await this.console.ask('queue', api.readQueue, { query: 'view=waiting' });
    const taken = await this.console.ask('takeNext', api.takeNext);
    const item = taken && (JSON.parse(taken) as { workItem: WorkItem | null }).workItem;
    if (!item) return undefined;
    this.holdings.take(item.id, this.id);
    const offer = this.offered.indexOf(item.id);
    if (offer >= 0) this.offered.splice(offer, 1);
    return item;
  }

  private async beAway(): Promise<void> {
    this.open = false;
    for (const id of this.offered.splice(0)) this.holdings.giveUp(id, this.id);
    await this.ask('away');
    await sleep(this.pauseMs * 3);
    await this.becomeAvailable();
  }

  private async becomeAvailable(): Promise<void> {
    this.freedAt = now();
    await this.ask('available');
  }

  private async ask(presence: Presence): Promise<void> {
    this.asked.push(presence);
    if (!(await this.console.ask(presence, api.setPresence, { body: { presence } }))) this.asked.pop();
  }

  private presenceChanged(): void {
    const asked = this.asked.shift();
    this.open = asked === 'available';
    // Nobody asked for it: an offer was not answered in time, and the hub has taken them all back.
    if (!asked) for (const id of this.offered.splice(0)) this.holdings.takenBack(id, this.id);
  }

  private untilWoken(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Half to one and a half times the mean. */
  private pause(): Promise<void> {
    return sleep(this.pauseMs * (0.5 + Math.random()));
  }
}
