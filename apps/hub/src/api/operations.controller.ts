import { Controller, Inject, type OnApplicationShutdown, Req, Res } from '@nestjs/common';
import { api } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import { DatabaseProbe } from '@frontdoor/persistence';
import { DATABASE_URL, QueueDepth } from '@frontdoor/jobs';
import { Clamd, CONFIG, type Config, Metrics } from '@frontdoor/platform';
import { ChannelProbes, inTime, type Probed as Check } from '@frontdoor/casework/channels';
import { StoredBytes } from '@frontdoor/casework/stored-bytes';
import { ReadArrivals } from '@frontdoor/use-cases';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isOperator } from '../edge/operator.js';
import { Serves } from '../edge/serves.js';
import { openApiJson } from './openapi.js';

type Report = { status: 'ok' | 'degraded' | 'failing'; checks: Record<string, Check> };

/** Everybody who asks within this time gets the same answer, so that asking often costs no more than `/health`. */
const LOOK_FRESH_MS = 500;
const SCANNER_FRESH_MS = 10_000;
const STORE_FRESH_MS = 10_000;
/** A contact that waits for longer to be routed is a sign that no worker runs, or that it cannot keep up. */
const BEHIND_SECONDS = 60;

/** For those who run it. */
@Controller()
export class OperationsController implements OnApplicationShutdown {
  private readonly database: DatabaseProbe;
  private looked: Promise<Report> | undefined;
  private lookedAt = -Infinity;
  private scanned: Promise<Check | undefined> = Promise.resolve(undefined);
  private scannedAt = -Infinity;
  private stored: Promise<Check> = Promise.resolve({ ok: true, detail: '' });
  private storedAt = -Infinity;

  constructor(
    private readonly probes: ChannelProbes,
    private readonly metrics: Metrics,
    private readonly queue: QueueDepth,
    private readonly arrivals: ReadArrivals,
    private readonly clamd: Clamd,
    private readonly store: StoredBytes,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DATABASE_URL) databaseUrl: string,
  ) {
    this.database = new DatabaseProbe(databaseUrl);
  }

  onApplicationShutdown(): Promise<void> {
    return this.database.close();
  }

  @Serves(api.health)
  health(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /**
   * Failing when the database does not answer or takes no changes; degraded when the queue does not answer or routing
   * is far behind, when contacts are taken all the same and wait in the database, or when the virus scanner does not answer,
   * when files cannot be opened, or when the store of large bytes takes none. A provider in trouble is shown and fails nothing. What
   * the checks found in detail, and the providers, are for operators.
   */
  @Serves(api.ready)
  async ready(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Report> {
    const report = await this.look();
    if (report.status === 'failing') void reply.status(503);
    return isOperator(request, this.config) ? report : withoutDetails(report);
  }

  private look(): Promise<Report> {
    if (!this.looked || performance.now() - this.lookedAt > LOOK_FRESH_MS) {
      this.lookedAt = performance.now();
      this.looked = this.lookNow();
    }
    return this.looked;
  }

  private async lookNow(): Promise<Report> {
    const [database, queue, reading, leftBehind, scanner, files, providers] = await Promise.all([
      check(async () => {
        await this.database.look();
        return 'The database answers and takes changes';
      }),
      check(async () => `${await this.queue.read()} jobs of routing wait or are under way`),
      check(async () => sayBacklog(await this.arrivals.backlog())),
      this.leftBehind(),
      this.scanner(),
      this.files(),
      this.probes.all(),
    ]);
    const whole = queue.ok && leftBehind.routing.ok && scanner?.ok !== false && files.ok ? 'ok' : 'degraded';
    const status = database.ok ? whole : 'failing';
    return {
      status,
      checks: {
        database,
        queue,
        reading,
        ...leftBehind,
        files,
        ...(scanner && { scanner }),
        ...Object.fromEntries(providers),
      },
    };
  }

  private async leftBehind(): Promise<{ routing: Check; outcomes: Check }> {
    const looking = this.database.leftBehind();
    const [routing, outcomes] = await Promise.all([
      inTime(looking.then(({ oldestUnrouted }) => this.routing(oldestUnrouted))),
      inTime(looking.then(({ unknown }) => ofUnknown(unknown))),
    ]);
    return { routing, outcomes };
  }

  private routing(oldestUnrouted: number | null): Check {
    const seconds = oldestUnrouted === null ? 0 : Math.round((this.clock.now() - oldestUnrouted) / 1000);
    if (oldestUnrouted === null) return { ok: true, detail: 'Every contact is routed' };
    return {
      ok: seconds <= BEHIND_SECONDS,
      detail: `The contact that has waited longest to be routed came ${seconds} s ago`,
    };
  }

  /** Asks the virus scanner at most every few seconds; undefined where there is none. */
  private scanner(): Promise<Check | undefined> {
    if (this.clamd.isOn && performance.now() - this.scannedAt > SCANNER_FRESH_MS) {
      this.scannedAt = performance.now();
      this.scanned = check(() => this.clamd.ping().then(() => 'The virus scanner answers'));
    }
    return this.scanned;
  }

  /** Asks the store of large bytes at most every few seconds. */
  private files(): Promise<Check> {
    if (performance.now() - this.storedAt > STORE_FRESH_MS) {
      this.storedAt = performance.now();
      this.stored = check(() => this.store.probe()).then((found) => {
        this.metrics.sources.set({ source: 'store of large bytes' }, found.ok ? 1 : 0);
        return found;
      });
    }
    return this.stored;
  }

  @Serves(api.metrics)
  async readMetrics(@Res() reply: FastifyReply): Promise<void> {
    const { registry } = this.metrics;
    await reply.type(registry.contentType).send(await registry.metrics());
  }

  @Serves(api.openapi)
  async openapi(@Res() reply: FastifyReply): Promise<void> {
    await reply.type('application/json; charset=utf-8').send(openApiJson());
  }
}

const sayBacklog = ({ count, oldestSeconds }: { count: number; oldestSeconds: number }): string =>
  count === 0
    ? 'Nothing waits to be read'
    : `${count} wait to be read, the oldest for ${Math.round(oldestSeconds)} s`;

function withoutDetails({ status, checks: { database, queue } }: Report): Report {
  const told = (found: Check | undefined): Check => ({
    ok: found?.ok ?? false,
    detail: found?.ok ? 'Answers' : 'In trouble; operators are told more',
  });
  return { status, checks: { database: told(database), queue: told(queue) } };
}

const ofUnknown = (unknown: number): Check => ({
  ok: unknown === 0,
  detail:
    unknown === 1
      ? 'Of 1 message nobody knows whether it left'
      : `Of ${unknown} messages nobody knows whether they left`,
});

const check = (look: () => Promise<string>): Promise<Check> =>
  inTime(look().then((detail) => ({ ok: true, detail })));
