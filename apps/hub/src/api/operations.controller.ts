import { Controller, Res } from '@nestjs/common';
import { api } from '@frontdoor/contracts';
import { DataSource } from '@frontdoor/persistence';
import { QueueDepth } from '@frontdoor/jobs';
import { Metrics } from '@frontdoor/platform';
import { Channels } from '@frontdoor/use-cases';
import type { FastifyReply } from 'fastify';
import { Serves } from '../edge/serves.js';
import { openApiDocument } from './openapi.js';

type Check = { ok: boolean; detail: string };

/** For those who run it. */
@Controller()
export class OperationsController {
  constructor(
    private readonly source: DataSource,
    private readonly channels: Channels,
    private readonly metrics: Metrics,
    private readonly queue: QueueDepth,
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
      await this.source.query('SELECT 1');
      return 'The database answers';
    });
    const queue = await check(async () => `${await this.queue.read()} contacts wait to be routed`);
    const providers: Record<string, Check> = {};
    for (const { manifest, connection } of this.channels.all())
      providers[manifest.id] = await connection
        .probe()
        .catch((error: Error) => ({ ok: false, detail: error.message }));
    const status = database.ok && queue.ok ? 'ok' : 'failing';
    if (status === 'failing') void reply.status(503);
    return { status, checks: { database, queue, ...providers } };
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
