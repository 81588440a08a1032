import { Controller, Req } from '@nestjs/common';
import { type AnswerOf, api, type Draft, type DraftFile } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { DraftFiles, KeepDrafts } from '@frontdoor/use-cases';
import type { FastifyRequest } from 'fastify';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class DraftsController {
  constructor(
    private readonly drafts: KeepDrafts,
    private readonly files: DraftFiles,
  ) {}

  @Serves(api.listDrafts)
  list(@Me() agent: Agent): Promise<AnswerOf<typeof api.listDrafts>> {
    return this.drafts.list(agent);
  }

  @Serves(api.saveDraft)
  save(
    @Sent() { params: { id: enquiryId, kind }, body }: Input<typeof api.saveDraft>,
    @Me() agent: Agent,
  ): Promise<Draft> {
    return this.drafts.save(agent, { enquiryId, kind }, body);
  }

  @Serves(api.discardDraft)
  discard(
    @Sent() { params: { id: enquiryId, kind }, query }: Input<typeof api.discardDraft>,
    @Me() agent: Agent,
  ): Promise<void> {
    return this.drafts.discard(agent, { enquiryId, kind }, query.version);
  }

  @Serves(api.addDraftFile)
  add(@Sent() { params, body }: Input<typeof api.addDraftFile>, @Me() agent: Agent): Promise<DraftFile> {
    return this.files.add(agent, params.id, body);
  }

  @Serves(api.sendFilePiece)
  piece(
    @Sent() { params: { id, place } }: Input<typeof api.sendFilePiece>,
    @Me() agent: Agent,
    @Req() { body }: FastifyRequest,
  ): Promise<DraftFile> {
    return this.files.takePiece(agent, id, place, Buffer.isBuffer(body) ? body : Buffer.alloc(0));
  }

  @Serves(api.removeDraftFile)
  remove(@Sent() { params }: Input<typeof api.removeDraftFile>, @Me() agent: Agent): Promise<void> {
    return this.files.remove(agent, params.id);
  }
}
