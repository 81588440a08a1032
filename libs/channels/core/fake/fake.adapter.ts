import { timingSafeEqual } from 'node:crypto';
import { FrontdoorError } from '@frontdoor/kernel';
import { z } from 'zod';
import {
  type AdapterContext,
  cannotSend,
  type ChannelAdapter,
  type ChannelConnection,
  ChannelError,
  defineAdapter,
  type RawRequest,
  secret,
  type Sendable,
  type Sent,
  underLease,
  type WebhookAccepted,
} from '../index.js';
import { type FakeNetwork, signFake } from './fake-network.js';
import { filesIn, readNews } from './fake.mapping.js';

const SOURCE = 'fake:inbox';
const POLL_MS = 100;

/**
 * An adapter for a made-up network that does all that the contract knows: posts, letters and calls in and out, edits
 * and removals, files, receipts, moments of calls, listening under a lease. For tests of the hub and of the contract.
 */
export const fakeAdapterOf = (network: FakeNetwork): ChannelAdapter =>
  defineAdapter({
    manifest: {
      id: 'fake',
      title: 'A made-up network',
      receives: ['social', 'letter', 'phone'],
      sends: ['social', 'letter', 'phone'],
      carriesFilesOn: ['social', 'letter'],
    },
    settings: { FAKE_KEY: secret(z.string().min(8).optional()).describe('Key of the made-up network.') },
    needs: ['FAKE_KEY'],
    connect: async ({ FAKE_KEY }, context) => new FakeConnection(FAKE_KEY!, network, context),
  });

class FakeConnection implements ChannelConnection {
  constructor(
    private readonly key: string,
    private readonly network: FakeNetwork,
    private readonly context: AdapterContext,
  ) {}

  async acceptWebhook({ headers, body }: RawRequest): Promise<WebhookAccepted> {
    const given = Buffer.from(headers['x-fake-signature'] ?? '');
    const expected = Buffer.from(signFake(this.key, body));
    if (given.length !== expected.length || !timingSafeEqual(given, expected))
      throw new FrontdoorError('signature-wrong');
    return readNews(body);
  }

  async send(sendable: Sendable): Promise<Sent> {
    if (sendable.form === 'message' && !sendable.to.kind.endsWith('handle'))
      throw cannotSend('The network knows handles only.');
    try {
      return this.network.take(sendable);
    } catch (error) {
      throw new ChannelError('reconcile', 'The network did not answer.', { cause: error });
    }
  }

  async reconcile({ id }: Sendable): Promise<Sent | 'not-sent'> {
    return this.network.has(id) ? { providerId: id, state: 'sent' } : 'not-sent';
  }

  async attachments(raw: Uint8Array, indexes: readonly number[]) {
    const files = filesIn(raw);
    return indexes.map((index) => {
      const { base64, ...file } = files[index]!;
      return { ...file, content: Buffer.from(base64, 'base64') };
    });
  }

  async listen(signal: AbortSignal): Promise<void> {
    if (!this.context.process.reads) return;
    while (!signal.aborted) {
      await this.fetchUnderLease(signal).catch((error: unknown) => {
        if (!signal.aborted) this.context.intake.report(SOURCE, 'trouble', (error as Error).message);
      });
      await this.context.clock.sleep(POLL_MS, signal).catch(() => undefined);
    }
  }

  private async fetchUnderLease(signal: AbortSignal): Promise<void> {
    const { intake, clock } = this.context;
    await underLease(SOURCE, this.context, signal, async (lease) => {
      while (!lease.signal.aborted) {
        const position = Number((await intake.loadCursor(SOURCE)) ?? 0);
        const news = this.network.inbox[position];
        if (!news) {
          intake.report(SOURCE, 'ok', 'Read to its end.');
          await clock.sleep(POLL_MS, lease.signal).catch(() => undefined);
          continue;
        }
        const { arrivals, changes } = readNews(Buffer.from(JSON.stringify(news)));
        for (const arrival of arrivals) await intake.receive(arrival);
        for (const change of changes) await intake.change(change);
        lease.check();
        await intake.saveCursor(SOURCE, String(position + 1));
      }
    });
  }

  async probe(): Promise<{ ok: boolean; detail: string }> {
    return { ok: true, detail: 'It is made up, so it always answers' };
  }

  async close(): Promise<void> {}
}
