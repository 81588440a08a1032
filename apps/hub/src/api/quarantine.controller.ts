import { Controller, Res } from '@nestjs/common';
import { type AnswerOf, api } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { Quarantine } from '@frontdoor/use-cases';
import type { FastifyReply } from 'fastify';
import { download } from '../edge/download.js';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class QuarantineController {
  constructor(private readonly quarantine: Quarantine) {}

  @Serves(api.listQuarantine)
  list(
    @Sent() { query }: Input<typeof api.listQuarantine>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.listQuarantine>> {
    return this.quarantine.list(agent.organisationId, query.cursor);
  }

  @Serves(api.readQuarantined)
  async raw(
    @Sent() { params }: Input<typeof api.readQuarantined>,
    @Me() agent: Agent,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { contentType, raw } = await this.quarantine.raw(params.id, agent.organisationId);
    await download(reply, `${params.id}.${contentType === 'message/rfc822' ? 'eml' : 'bin'}`, raw);
  }

  @Serves(api.releaseQuarantined)
  async release(@Sent() { params }: Input<typeof api.releaseQuarantined>, @Me() agent: Agent): Promise<void> {
    await this.quarantine.release(params.id, agent.organisationId);
  }
}
