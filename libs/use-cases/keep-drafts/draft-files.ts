import { Inject, Injectable } from '@nestjs/common';
import type { DraftFile, EnquiryDetail } from '@frontdoor/contracts';
import { LeavingFiles } from '@frontdoor/casework/files';
import { fileLimits } from '@frontdoor/casework/replies';
import { Clock, FrontdoorError, Ids, isKept, LARGE_BYTES, withoutDirectionMarks } from '@frontdoor/kernel';
import {
  addDraftFile,
  type Agent,
  DataSource,
  type EntityManager,
  findDraftFiles,
  findFilePiece,
  keepFilePiece,
  lockDraftFile,
  noteDraftFileStored,
  removeDraftFiles,
  transaction,
} from '@frontdoor/persistence';
import { CONFIG, type Config } from '@frontdoor/platform';
import { StoredBytes } from '@frontdoor/casework/stored-bytes';
import { refuseUnknown } from './known-enquiry.js';

/** What a browser says of a file; anything else is bytes that nobody knows. */
const CONTENT_TYPE = /^[\w.+-]{1,80}\/[\w.+-]{1,80}$/;

/** Files that are to travel with an agent's reply. They come in pieces, so that none is larger than other requests. */
@Injectable()
export class DraftFiles {
  private readonly limits: EnquiryDetail['fileLimits'];

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly leavingFiles: LeavingFiles,
    private readonly stored: StoredBytes,
    @Inject(CONFIG) config: Config,
  ) {
    this.limits = fileLimits(config);
  }

  /** @throws FrontdoorError `enquiry-not-found`, `file-too-large`, `files-too-many`. */
  async add(
    agent: Agent,
    enquiryId: string,
    { name, contentType, size }: Pick<DraftFile, 'name' | 'contentType' | 'size'>,
  ): Promise<DraftFile> {
    const { most, bytes, totalBytes } = this.limits;
    return transaction(this.source, async (manager) => {
      await refuseUnknown(manager, enquiryId, agent);
      const others = await findDraftFiles(manager, { agentId: agent.id, enquiryId });
      if (others.length >= most) throw new FrontdoorError('files-too-many', { most });
      const together = others.reduce((sum, each) => sum + each.size, size);
      if (size > bytes || together > totalBytes)
        throw new FrontdoorError('file-too-large', { limit: bytes, total: totalBytes });
      const file = {
        id: this.ids.uuid(),
        name: withoutDirectionMarks(name) || 'file',
        contentType: CONTENT_TYPE.test(contentType) ? contentType : 'application/octet-stream',
        size,
      };
      await addDraftFile(manager, { ...file, agentId: agent.id, enquiryId, now: this.clock.now() });
      return { ...file, complete: false };
    });
  }

  /**
   * The same piece again is harmless. The last piece is answered once the file lies in the store, where it is large, and is
   * scanned, where there is a scanner.
   *
   * @throws FrontdoorError `file-unknown`, `file-piece-wrong`, `file-infected-kept-back`, `bytes-store-trouble`.
   */
  async takePiece(agent: Agent, id: string, place: number, content: Buffer): Promise<DraftFile> {
    const { pieceBytes } = this.limits;
    const { enquiryId, ...file } = await transaction(this.source, async (manager) => {
      const file = await this.locked(manager, agent, id);
      if (content.length === 0 || content.length !== Math.min(pieceBytes, file.size - place * pieceBytes))
        throw new FrontdoorError('file-piece-wrong');
      if (!file.isStored) await keepFilePiece(manager, { fileId: id, place, content });
      const all = await findDraftFiles(manager, { agentId: agent.id, enquiryId: file.enquiryId });
      return { ...all.find((each) => each.id === id)!, enquiryId: file.enquiryId };
    });
    if (file.complete && file.size > LARGE_BYTES) await this.store(file);
    if (file.complete) await this.leavingFiles.warn({ agentId: agent.id, enquiryId, ids: [id] });
    return file;
  }

  private async store({ id, size }: Pick<DraftFile, 'id' | 'size'>): Promise<void> {
    const kept = await this.stored.take(this.piecesOf(id, Math.ceil(size / this.limits.pieceBytes)));
    if (isKept(kept)) await noteDraftFileStored(this.source.manager, { id, digest: kept.digest });
  }

  private async *piecesOf(fileId: string, count: number): AsyncGenerator<Uint8Array> {
    for (let place = 0; place < count; place++) {
      const [piece] = await findFilePiece(this.source, { fileId, place });
      if (piece) yield piece.content;
    }
  }

  async remove({ id: agentId }: Agent, id: string): Promise<void> {
    await removeDraftFiles(this.source.manager, { agentId, ids: [id] });
  }

  private async locked(manager: EntityManager, { id: agentId }: Agent, id: string) {
    const [file] = await lockDraftFile(manager, { id, agentId });
    if (!file) throw new FrontdoorError('file-unknown');
    return file;
  }
}
