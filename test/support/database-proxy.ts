import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Stands on loopback between a hub and its database, or another server that it talks to, and makes trouble. */
export class DatabaseProxy {
  /** Added to each piece that the database sends, in milliseconds. */
  delayMs = 0;
  private gone = false;
  private silent = false;
  private readonly pairs = new Set<[net.Socket, net.Socket]>();
  private readonly server: net.Server;

  private constructor(private target: URL) {
    this.server = net.createServer((client) => this.join(client));
  }

  static async before(databaseUrl: string): Promise<DatabaseProxy> {
    const proxy = new DatabaseProxy(new URL(databaseUrl));
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** Address of the database by way of this proxy. */
  get url(): string {
    const url = new URL(this.target);
    url.host = `127.0.0.1:${(this.server.address() as net.AddressInfo).port}`;
    return url.href;
  }

  /** Breaks every connection and refuses new ones, as when the server is stopped. */
  goAway(): void {
    this.gone = true;
    for (const pair of this.pairs) for (const socket of pair) socket.destroy();
  }

  /** Says nothing more, and breaks nothing off: what a network that swallows everything looks like. */
  fallSilent(): void {
    this.silent = true;
  }

  /** Breaks every connection; new ones lead elsewhere. */
  leadTo(databaseUrl: string): void {
    this.goAway();
    this.target = new URL(databaseUrl);
    this.gone = false;
  }

  /** All is as it should be. */
  mend(): void {
    this.delayMs = 0;
    this.gone = this.silent = false;
  }

  async close(): Promise<void> {
    this.goAway();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: net.Socket): void {
    if (this.gone) {
      client.resetAndDestroy();
      return;
    }
    const database = net.connect(Number(this.target.port), this.target.hostname);
    const pair: [net.Socket, net.Socket] = [client, database];
    this.pairs.add(pair);
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.pairs.delete(pair);
        for (const each of pair) each.destroy();
      });
    }
    client.on('data', (piece) => {
      if (!this.silent) database.write(piece);
    });
    let before = Promise.resolve();
    database.on('data', (piece) => {
      if (this.silent) return;
      const late = this.delayMs > 0 ? sleep(this.delayMs) : undefined;
      before = before.then(async () => {
        await late;
        client.write(piece);
      });
    });
  }
}
