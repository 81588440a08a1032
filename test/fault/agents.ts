import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { api, type Endpoint, type EnquiryDetail, type WorkItem } from '@frontdoor/contracts';
import { ConsoleClient } from '../support/console-client.js';
import type { Chance } from './chance.js';
import { PASSWORD } from './council.js';
import type { Ledger } from './ledger.js';
import { AGAIN, isPassing, persist } from './persistent.js';
import { missing } from './senders.js';

type Wish = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown };

/** An agent at the console: takes next, reads, answers; tries again as a console does, with the same request id. */
export class PlayedAgent {
  private client: ConsoleClient | undefined;

  constructor(
    private readonly name: string,
    private readonly url: string,
    private readonly ledger: Ledger,
    private readonly chance: Chance,
  ) {}

  async work(signal: AbortSignal): Promise<void> {
    this.client = await persist(this.ledger, `log-in of ${this.name}`, () =>
      ConsoleClient.logIn(this.url, this.name, PASSWORD),
    );
    while (!signal.aborted) {
      // Whoever let an offer pass is away; this one is back at once.
      if (this.chance.happens(0.3)) await this.ask(api.setPresence, { body: { presence: 'available' } });
      const item = await this.nextItem();
      if (!item) await sleep(200);
      else if (item.kind === 'answer') await this.answer(item);
      else await this.finish(item, await this.read(item));
      await sleep(this.chance.between(20, 150));
    }
  }

  /** What I hold already, such as what was given to me in an answer that never came; else the next one. */
  private async nextItem(): Promise<WorkItem | null> {
    const mine = (await this.ask(api.readQueue, { query: { view: 'mine' } })) as { items: WorkItem[] } | null;
    const held = mine?.items.find(({ state }) => state === 'assigned');
    if (held) return held;
    const taken = (await this.ask(api.takeNext)) as { workItem: WorkItem | null } | null;
    return taken?.workItem ?? null;
  }

  private async answer(item: WorkItem): Promise<void> {
    const read = await this.read(item);
    const routes = read?.replyRoutes.filter(({ warning }) => warning === undefined) ?? [];
    if (!read || routes.length === 0) return this.finish(item, read);
    const { channel, to } = this.chance.pick(routes);
    const requestId = randomUUID();
    const text = `Thank you. Somebody will look at it this week.\n\nreply:${requestId}`;
    const body = { text, channel, to, close: this.chance.happens(0.3), requestId, ...seenOf(read) };
    const taken = await this.ask(api.sendReply, { params: { id: read.id }, body });
    if (taken) this.ledger.takeReply({ requestId, enquiryId: read.id, channel, text });
  }

  private read(item: WorkItem): Promise<EnquiryDetail | null> {
    return this.ask(api.readEnquiry, { params: { id: item.enquiryId } }) as Promise<EnquiryDetail | null>;
  }

  private async finish(item: WorkItem, read: EnquiryDetail | null): Promise<void> {
    await this.ask(api.finishWorkItem, {
      params: { id: item.id },
      body: { outcome: 'Looked into by a person', ...seenOf(read) },
    });
  }

  /** The answer, or null where a colleague or an earlier try of mine was first. */
  private ask(endpoint: Endpoint, wish: Wish = {}): Promise<unknown> {
    return persist(this.ledger, `${endpoint.method} ${endpoint.path}`, async () => {
      const response = await this.client!.request(endpoint, wish).catch(missing(this.ledger, 'console'));
      const words = await response.text();
      this.ledger.heard('console', response.status);
      if (response.status === 500)
        this.ledger.refusals.push(`${endpoint.method} ${endpoint.path}: 500 ${words}`);
      if (response.ok) return words ? (JSON.parse(words) as unknown) : {};
      if (isPassing(response.status)) return AGAIN;
      if (response.status !== 409)
        this.ledger.refusals.push(`${endpoint.method} ${endpoint.path}: ${response.status} ${words}`);
      return null;
    });
  }
}

const seenOf = (read: EnquiryDetail | null): { seenUpTo?: string } =>
  read?.seenUpTo ? { seenUpTo: read.seenUpTo } : {};
