import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

interface Answer {
  id: string;
  to: string;
  text: string;
}

/** Town Square on this machine: signs what people write, and takes answers as the real one would. */
export class TownSquare {
  /** Answers it took, oldest first. */
  readonly answers: Answer[] = [];
  private breaks: 'before' | 'after' | undefined;

  private constructor(
    readonly key: string,
    readonly url: string,
    readonly close: () => void,
  ) {}

  static async start(key: string): Promise<TownSquare> {
    let square: TownSquare | undefined;
    const server = createServer((request, response) => {
      square!.take(request).then(
        (status) => response.writeHead(status).end(),
        () => request.socket.destroy(),
      );
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    square = new TownSquare(key, `http://127.0.0.1:${port}`, () => server.close());
    return square;
  }

  /** The connection of the next answer breaks, before or after it is taken. */
  breakOff(when: 'before' | 'after'): void {
    this.breaks = when;
  }

  /** A request with what somebody wrote, signed. */
  webhook(post: object, key = this.key): { headers: Record<string, string>; body: Buffer } {
    const body = Buffer.from(JSON.stringify(post));
    const signature = createHmac('sha256', key).update(body).digest('hex');
    return { headers: { 'content-type': 'application/json', 'town-square-signature': signature }, body };
  }

  private async take(request: IncomingMessage): Promise<number> {
    const answer = (await json(request)) as Answer;
    const breaks = this.breaks;
    this.breaks = undefined;
    if (breaks === 'before') throw new Error('The connection broke');
    if (request.headers.authorization !== `Bearer ${this.key}`) return 401;
    if (request.method !== 'POST' || request.url !== '/answers') return 404;
    this.answers.push(answer);
    if (breaks === 'after') throw new Error('The connection broke');
    return 201;
  }
}
