import { Controller, Req, Res } from '@nestjs/common';
import { type AnswerOf, api, type Scan } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { BindPhotographs, KeepScans, SeparatorSheet, TakeScan } from '@frontdoor/use-cases';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { document, picture } from '../edge/download.js';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

/** Scanned files on their way into the queue. */
@Controller()
export class ScansController {
  constructor(
    private readonly scans: KeepScans,
    private readonly taking: TakeScan,
    private readonly sheet: SeparatorSheet,
    private readonly binding: BindPhotographs,
  ) {}

  @Serves(api.uploadScan)
  bring(
    @Sent() { query }: Input<typeof api.uploadScan>,
    @Me() agent: Agent,
    @Req() { body }: FastifyRequest,
  ): Promise<Scan> {
    return this.scans.bring(agent, query.name, Buffer.isBuffer(body) ? body : Buffer.alloc(0));
  }

  @Serves(api.bindPhotographs)
  bind(@Sent() { body }: Input<typeof api.bindPhotographs>, @Me() agent: Agent): Promise<Scan> {
    return this.binding.bind(agent, body.scans);
  }

  @Serves(api.listScans)
  async list(@Me() agent: Agent): Promise<AnswerOf<typeof api.listScans>> {
    return { scans: await this.scans.list(agent) };
  }

  @Serves(api.printSeparator)
  async separator(@Res() reply: FastifyReply): Promise<void> {
    await document(reply, 'separator-sheet.pdf', this.sheet.pdf());
  }

  @Serves(api.readScanPage)
  async page(
    @Sent() { params }: Input<typeof api.readScanPage>,
    @Me() agent: Agent,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await picture(reply, await this.scans.page(agent, params.id, params.page));
  }

  @Serves(api.takeScan)
  take(
    @Sent() { params, body }: Input<typeof api.takeScan>,
    @Me() agent: Agent,
  ): Promise<AnswerOf<typeof api.takeScan>> {
    return this.taking.take(agent, params.id, body.letters);
  }

  @Serves(api.discardScan)
  discard(@Sent() { params }: Input<typeof api.discardScan>, @Me() agent: Agent): Promise<void> {
    return this.scans.discard(agent, params.id);
  }
}
