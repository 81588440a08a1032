import { FrontdoorError } from '@frontdoor/kernel';
import { describe, expect, it } from 'vitest';
import type {
  AdapterContext,
  ChannelAdapter,
  ChannelConnection,
  OutboundMessage,
  RawRequest,
} from './adapter.js';
import { ChannelError } from './errors.js';

/** What an adapter hands in to be held to the contract. */
export interface Candidate<Config> {
  adapter: ChannelAdapter<Config>;
  /** Settings it can work with, and settings it must refuse. */
  settings: unknown;
  wrongSettings: unknown;
  context: () => AdapterContext;
  /** A genuine webhook, and the same one forged; absent where it takes none. */
  webhook?: {
    genuine: () => RawRequest | Promise<RawRequest>;
    forged: () => RawRequest | Promise<RawRequest>;
  };
  /** A message its provider refuses for good; absent where it sends none. */
  unsendable?: OutboundMessage;
}

/** The promises every adapter makes, whatever its provider. An island's conformance spec is one call of this. */
export function holdToContract<Config>(candidate: Candidate<Config>): void {
  const { adapter, webhook, unsendable } = candidate;
  const connect = async (): Promise<ChannelConnection> =>
    adapter.connect(adapter.manifest.config.parse(candidate.settings), candidate.context());
  const during: During = async (look) => {
    const connection = await connect();
    try {
      await look(connection);
    } finally {
      await connection.close();
    }
  };

  describe(`adapter ${adapter.manifest.id} keeps the contract`, () => {
    it('has an id fit for an address, a title, and at least one channel', () => {
      expect(adapter.manifest.id).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(adapter.manifest.title).not.toBe('');
      expect(adapter.manifest.receives.length + adapter.manifest.sends.length).toBeGreaterThan(0);
    });

    it('refuses settings that cannot work before it connects', () => {
      expect(adapter.manifest.config.safeParse(candidate.wrongSettings).success).toBe(false);
    });

    it('does what its manifest says and nothing more', () =>
      during(async (connection) => {
        expect(connection.send !== undefined).toBe(adapter.manifest.sends.length > 0);
        expect(connection.call !== undefined).toBe(adapter.manifest.calls);
        expect(connection.acceptWebhook !== undefined).toBe(webhook !== undefined);
      }));

    it('answers a probe with one plain sentence', () =>
      during(async (connection) => {
        const { detail } = await connection.probe();
        expect(detail).toMatch(/^[A-Z].+/);
        expect(detail).not.toContain('\n');
      }));

    it('can be closed twice', async () => {
      const connection = await connect();
      await connection.close();
      await connection.close();
    });

    if (webhook) holdWebhooks(adapter, webhook, during);
    if (unsendable) holdSending(unsendable, during);
  });
}

type During = (look: (connection: ChannelConnection) => Promise<void>) => Promise<void>;

function holdWebhooks<Config>(
  { manifest }: ChannelAdapter<Config>,
  { genuine, forged }: NonNullable<Candidate<Config>['webhook']>,
  during: During,
): void {
  it('takes a genuine webhook whole, with the same key each time', () =>
    during(async (connection) => {
      const request = await genuine();
      const first = await connection.acceptWebhook!(request);
      const second = await connection.acceptWebhook!(request);
      expect(first.arrivals.length).toBeGreaterThan(0);
      for (const arrival of first.arrivals) {
        expect(manifest.receives).toContain(arrival.channel);
        expect(Buffer.from(arrival.raw).equals(Buffer.from(request.body))).toBe(true);
        expect(arrival.contact !== undefined || arrival.fault !== undefined).toBe(true);
      }
      const keys = first.arrivals.map((each) => each.idempotencyKey);
      expect(second.arrivals.map((each) => each.idempotencyKey)).toEqual(keys);
    }));

  it('refuses a forged webhook with an error that says what to do', () =>
    during(async (connection) => {
      const refusal = await connection.acceptWebhook!(await forged()).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(FrontdoorError);
      expect((refusal as FrontdoorError).remedy).not.toBe('');
    }));
}

function holdSending(unsendable: OutboundMessage, during: During): void {
  it('fails with a ChannelError and no other when it cannot send', () =>
    during(async (connection) => {
      const failure = await connection.send!(unsendable).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(ChannelError);
      expect((failure as ChannelError).remedy).toBe('give-up');
    }));
}
