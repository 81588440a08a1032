import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FixedClock, FrontdoorError } from '@frontdoor/kernel';
import { openingHoursOf } from '../../../test/support/opening-hours.js';
import { messageTo } from '../../../test/support/sendables.js';
import type {
  Arrival,
  CallEvent,
  ChannelConnection,
  DeliveryUpdate,
  OutboundMessage,
  Acceptance,
} from '../core/index.js';
import { connectTwilio } from './twilio.adapter.js';
import { twilioConfig } from './twilio.config.js';
import { startTwilioStandIn, type TwilioStandIn } from './index.js';

export const ACCOUNT = {
  accountSid: `AC${'0123456789abcdef'.repeat(2)}`,
  authToken: 'a-token-only-used-in-tests',
};
export const COUNCIL = '+441223457000';
/** A line whose callers are spoken with in Welsh. */
export const WELSH_LINE = '+441223457001';
export const CUSTOMER = '+447700900123';

/** A hub of one adapter with a stand-in for Twilio, talking over HTTP on this machine. */
export interface TestHub {
  clock: FixedClock;
  publicUrl: string;
  /** Where it listens, which is the public address unless a proxy is in front. */
  url: string;
  standIn: TwilioStandIn;
  connection: Required<Pick<ChannelConnection, 'send' | 'reconcile' | 'acceptWebhook'>> & ChannelConnection;
  arrivals: Arrival[];
  receipts: Acceptance[];
  deliveries: DeliveryUpdate[];
  calls: CallEvent[];
  /** Codes of errors that requests were refused with. */
  refused: string[];
  close(): Promise<void>;
}

/** @param publicUrl address by which the world knows the hub, when a proxy is in front of it */
export async function startTestHub(publicUrl?: string): Promise<TestHub> {
  const clock = new FixedClock(Date.parse('2026-11-23T10:00:00Z'));
  const hub = { arrivals: [], receipts: [], deliveries: [], calls: [], refused: [] } as unknown as TestHub;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    try {
      const { arrivals, deliveries, calls, answer } = await hub.connection.acceptWebhook({
        method: request.method ?? '',
        url: `${hub.publicUrl}${request.url}`,
        path: new URL(request.url ?? '', hub.publicUrl).pathname.replace('/webhooks/twilio/', ''),
        headers: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        ),
        body: Buffer.concat(chunks),
      });
      const receipts = arrivals.map((arrival) => keep(hub, arrival));
      hub.deliveries.push(...deliveries);
      hub.calls.push(...calls);
      const said = typeof answer === 'function' ? answer(receipts) : answer!;
      response.writeHead(said.status, { 'content-type': said.contentType }).end(said.body);
    } catch (thrown) {
      hub.refused.push(thrown instanceof FrontdoorError ? thrown.code : String(thrown));
      response.writeHead(401).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  hub.clock = clock;
  hub.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  hub.publicUrl = publicUrl ?? hub.url;
  const proxy = publicUrl ? { publicUrl, to: hub.url } : undefined;
  hub.standIn = await startTwilioStandIn({ ...ACCOUNT, numbers: [COUNCIL], clock, ...(proxy && { proxy }) });
  hub.connection = connect(hub.standIn.url, hub) as TestHub['connection'];
  hub.close = async () => {
    await hub.standIn.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return hub;
}

/** Connects the adapter to this REST API, with other settings where the test wants them. */
export const connect = (
  apiBase: string,
  hub: Pick<TestHub, 'clock' | 'publicUrl'> & Partial<Pick<TestHub, 'arrivals'>>,
  settings: object = {},
): ChannelConnection =>
  connectTwilio(twilioConfig.parse({ ...ACCOUNT, apiBase, ...settings }), {
    clock: hub.clock,
    publicUrl: hub.publicUrl,
    process: { serves: true, reads: true },
    keysFor: () => [],
    printQueue: undefined as never,
    reports: undefined as never,
    integration: async () => undefined,
    integrationAt: async () => undefined,
    openingHoursAt: async () => openingHoursOf('cambridge-city'),
    promisableAt: async (_channel, _entryPoint, window) => window,
    languageAt: async (_channel, entryPoint) => (entryPoint === WELSH_LINE ? 'cy' : 'en'),
    // Twilio comes to us: nothing listens, and nothing of what it sends is read apart.
    intake: {
      entryPointFor: async () => undefined,
      keysTaken: async () => (hub.arrivals ?? []).map(({ idempotencyKey }) => idempotencyKey),
    } as never,
    read: undefined as never,
    readSlowly: undefined as never,
    callers: undefined as never,
  });

const keep = (hub: TestHub, arrival: Arrival): Acceptance => {
  const earlier = hub.arrivals.findIndex(({ idempotencyKey }) => idempotencyKey === arrival.idempotencyKey);
  const receipt: Acceptance = {
    contactId: `contact-${earlier < 0 ? hub.arrivals.length : earlier}`,
    reference: 'K7Q2-9XMA',
    receivedAt: hub.clock.now(),
    duplicate: earlier >= 0,
  };
  if (earlier < 0) hub.arrivals.push(arrival);
  hub.receipts.push(receipt);
  return receipt;
};

/** A reply to the customer, with what the test changes. */
export const reply = (changes: Partial<OutboundMessage> = {}): OutboundMessage =>
  messageTo(
    'sms',
    { kind: 'phone', value: CUSTOMER },
    { entryPoint: { address: COUNCIL, name: 'Council text line' }, ...changes },
  );
