import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { Redis } from 'ioredis';
import { freePort } from '../../support/ports.js';

const PLACES = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];

/** A redis-server of the run's own, which keeps nothing on disk. */
export class OwnRedis {
  private server: ChildProcess | undefined;
  private readonly endWithUs = (): void => void this.server?.kill('SIGKILL');

  private constructor(
    private readonly program: string,
    private readonly port: number,
  ) {
    process.once('exit', this.endWithUs);
  }

  /** Undefined where none is installed. */
  static async start(): Promise<OwnRedis | undefined> {
    const program = PLACES.map((place) => `${place}/redis-server`).find((file) => fs.existsSync(file));
    if (!program) return undefined;
    const redis = new OwnRedis(program, await freePort());
    await redis.begin();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts it, empty. */
  async begin(): Promise<void> {
    const words = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    this.server = spawn(this.program, [...words, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
    await this.ask(async (client) => client.ping());
  }

  /** Ends it at once, with everything in it. */
  async end(): Promise<void> {
    const { server } = this;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  }

  /** It neither answers nor breaks off, until it goes on. */
  pause(): void {
    this.server?.kill('SIGSTOP');
  }

  resume(): void {
    this.server?.kill('SIGCONT');
  }

  /** From now on nobody is let in who knew the way before, and everybody is put out; until the next `letIn`. */
  async shutOut(): Promise<void> {
    await this.ask(async (client) => {
      await client.config('SET', 'requirepass', 'another');
      await client.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    });
  }

  async letIn(): Promise<void> {
    await this.ask(async (client) => void (await client.config('SET', 'requirepass', '')), 'another');
  }

  async close(): Promise<void> {
    this.resume();
    await this.end();
    process.off('exit', this.endWithUs);
  }

  private async ask(work: (client: Redis) => Promise<unknown>, password?: string): Promise<void> {
    const client = new Redis(this.url, { password, maxRetriesPerRequest: 50, retryStrategy: () => 100 });
    client.on('error', () => undefined);
    try {
      await work(client);
    } finally {
      client.disconnect();
    }
  }
}
