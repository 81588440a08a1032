import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { ToldEvent } from '@frontdoor/contracts';
import { Webhook } from 'standardwebhooks';

/** An event as a receiver took it. */
export interface Received extends ToldEvent {
  id: string;
}

type Answer = number | 'hang' | 'break' | { status: number; headers?: Record<string, string>; body?: string };

/**
 * Another system that is told of events. It checks each signature with the library of the scheme's own authors, and refuses
 * what that refuses.
 */
export class EventReceiver {
  /** What it took, in order, the same id each time it came. */
  readonly taken: Received[] = [];
  /** Each attempt that reached it, taken or not. */
  readonly attempts: { id: string; type: string; enquiryId: string | undefined }[] = [];
  refused = 0;
  /** Signatures that came with each request. */
  readonly signatures: string[][] = [];
  secrets: string[] = [];
  /** How it answers; 204 unless said otherwise. */
  answer: (event: Received) => Answer | Promise<Answer> = () => 204;

  private constructor(
    private readonly server: Server,
    /** By the clock of this machine the library takes what is at most five minutes old. */
    private readonly isStepped: boolean,
  ) {}

  /** @param isStepped what is signed is dated by a clock that a test steps */
  static async start(port = 0, isStepped = false): Promise<EventReceiver> {
    const server = createServer();
    const receiver = new EventReceiver(server, isStepped);
    server.on('request', (request, response) => {
      receiver.take(request, response).catch(() => request.destroy());
    });
    server.listen(port, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return receiver;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/events`;
  }

  /** Ids in the order in which they were first taken. */
  get ids(): string[] {
    return [...new Set(this.taken.map(({ id }) => id))];
  }

  typesOf(enquiryId: string): string[] {
    const seen = new Set<string>();
    return this.taken
      .filter(({ id, data }) => data.enquiryId === enquiryId && !seen.has(id) && seen.add(id))
      .map(({ type }) => type);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const headers = request.headers as Record<string, string>;
    this.signatures.push((headers['webhook-signature'] ?? '').split(' '));
    const isGenuine = this.secrets.some((secret) => verifies(secret, body, headers, this.isStepped));
    if (!isGenuine) {
      this.refused++;
      return void response.writeHead(401).end('The signature is wrong');
    }
    const received = { id: headers['webhook-id']!, ...(JSON.parse(body) as ToldEvent) };
    this.attempts.push({ id: received.id, type: received.type, enquiryId: received.data.enquiryId });
    const answer = await this.answer(received);
    if (answer === 'hang') return;
    if (answer === 'break') return void request.destroy();
    const {
      status,
      headers: more = {},
      body: said = '',
    } = typeof answer === 'number' ? { status: answer } : answer;
    if (status >= 200 && status < 300) this.taken.push(received);
    response.writeHead(status, more).end(said);
  }
}

function verifies(
  secret: string,
  body: string,
  headers: Record<string, string>,
  isStepped: boolean,
): boolean {
  const webhook = new Webhook(secret);
  try {
    if (!isStepped) return Boolean(webhook.verify(body, headers));
    const at = new Date(Number(headers['webhook-timestamp']) * 1000);
    const expected = webhook.sign(headers['webhook-id']!, at, body);
    return headers['webhook-signature']!.split(' ').includes(expected);
  } catch {
    return false;
  }
}
