import { Controller, Res } from '@nestjs/common';
import { api } from '@frontdoor/contracts';
import { DataSource, ping } from '@frontdoor/persistence';
import { QueueDepth } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import { Metrics } from '@frontdoor/platform';
import { Channels } from '@frontdoor/casework/channels';
import type { FastifyReply } from 'fastify';
import { Serves } from '../edge/serves.js';
import { openApiDocument } from './openapi.js';

type Check = { ok: boolean; detail: string };

const PROBES_FRESH_MS = 10_000;

/** For those who run it. */
@Controller()
export class OperationsController {
  private probed: Promise<Record<string, Check>> = Promise.resolve({});
  private probedAt = -Infinity;

  constructor(
    private readonly source: DataSource,
    private readonly channels: Channels,
    private readonly metrics: Metrics,
    private readonly queue: QueueDepth,
    private readonly clock: Clock,
  ) {}

  @Serves(api.health)
  health(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Failing when the database or the queue does not answer; a provider in trouble is shown and fails nothing. */
  @Serves(api.ready)
  async ready(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ status: 'ok' | 'failing'; checks: Record<string, Check> }> {
    const database = await check(async () => {
      await ping(this.source, {});
      return 'The database answers';
    });
    const queue = await check(async () => `${await this.queue.read()} contacts wait to be routed`);
    const providers = await this.probes();
    const status = database.ok && queue.ok ? 'ok' : 'failing';
    if (status === 'failing') void reply.status(503);
    return { status, checks: { database, queue, ...providers } };
  }

  /** Asks the providers at most every few seconds, however often somebody asks us. */
  private async probes(): Promise<Record<string, Check>> {
    if (this.clock.now() - this.probedAt > PROBES_FRESH_MS) {
      this.probedAt = this.clock.now();
      this.probed = Promise.all(
        this.channels.all().map(async ({ manifest, connection }) => {
          const found = await connection
            .probe()
            .catch((error: Error) => ({ ok: false, detail: error.message }));
          return [manifest.id, found] as const;
        }),
      ).then((entries) => Object.fromEntries(entries));
    }
    return this.probed;
  }

  @Serves(api.metrics)
  async readMetrics(@Res() reply: FastifyReply): Promise<void> {
    const { registry } = this.metrics;
    await reply.type(registry.contentType).send(await registry.metrics());
  }

  @Serves(api.openapi)
  openapi(): object {
    return openApiDocument();
  }
}

async function check(look: () => Promise<string>): Promise<Check> {
  try {
    const detail = await Promise.race([
      look(),
      new Promise<never>((_, reject) =>
        setTimeout(() => reject(new Error('No answer in 3 s')), 3000).unref(),
      ),
    ]);
    return { ok: true, detail };
  } catch (error) {
    return { ok: false, detail: (error as Error).message };
  }
}
