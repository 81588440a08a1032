import { Inject, Injectable } from '@nestjs/common';
import { StoredBytes } from '@frontdoor/casework/stored-bytes';
import { Every } from '@frontdoor/jobs';
import { isKept, type Raw } from '@frontdoor/kernel';
import {
  DataSource,
  findChangeToMove,
  findFormFileToMove,
  findOutgoingFileToMove,
  findReceiptToMove,
  findScanToMove,
  formFileBytes,
  noteChangeMoved,
  noteFormFileMoved,
  noteOutgoingFileMoved,
  noteReceiptMoved,
  noteScanMoved,
  rawBytes,
} from '@frontdoor/persistence';
import { LOG, type Logger } from '@frontdoor/platform';

const HOUR_MS = 3_600_000;
/** Moved in one go; then others have their turn at the database. */
const AT_ONCE = 20;
const REST_MS = 500;

/** Moves the large bytes that rows hold from before there was a store. Broken off, it goes on where it was. */
@Injectable()
export class MoveBytes {
  private moved = 0;

  constructor(
    private readonly source: DataSource,
    private readonly stored: StoredBytes,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Resolves with the milliseconds after which to look again. */
  @Every(HOUR_MS)
  async move(): Promise<number> {
    for (let i = 0; i < AT_ONCE; i++) {
      if (await this.moveOne()) continue;
      if (this.moved > 0) this.log.info({ moved: this.moved }, 'large bytes are moved into the store');
      this.moved = 0;
      return HOUR_MS;
    }
    this.moved += AT_ONCE;
    if (this.moved % (50 * AT_ONCE) === 0)
      this.log.info({ moved: this.moved }, 'large bytes are being moved into the store');
    return REST_MS;
  }

  private async moveOne(): Promise<boolean> {
    return (
      (await this.moveReceipt()) ||
      (await this.moveChange()) ||
      (await this.moveOutgoingFile()) ||
      (await this.moveFormFile()) ||
      (await this.moveScan())
    );
  }

  private async moveReceipt(): Promise<boolean> {
    const [next] = await findReceiptToMove(this.source, {});
    if (!next) return false;
    const raw = await rawBytes(this.source, next.id, next.size);
    // Another process was quicker.
    if (raw) await noteReceiptMoved(this.source, { id: next.id, digest: await this.keep(raw) });
    return true;
  }

  private async moveChange(): Promise<boolean> {
    const [next] = await findChangeToMove(this.source, {});
    if (!next) return false;
    await noteChangeMoved(this.source, { id: next.id, digest: await this.keep(next.content!) });
    return true;
  }

  private async moveOutgoingFile(): Promise<boolean> {
    const [next] = await findOutgoingFileToMove(this.source, {});
    if (!next) return false;
    const { contactId, place, content } = next;
    await noteOutgoingFileMoved(this.source, { contactId, place, digest: await this.keep(content!) });
    return true;
  }

  private async moveFormFile(): Promise<boolean> {
    const [next] = await findFormFileToMove(this.source, {});
    if (!next) return false;
    const content = await formFileBytes(this.source, next);
    if (content) await noteFormFileMoved(this.source, { ...next, digest: await this.keep(content) });
    return true;
  }

  private async moveScan(): Promise<boolean> {
    const [next] = await findScanToMove(this.source, {});
    if (!next) return false;
    await noteScanMoved(this.source, { id: next.id, digest: await this.keep(next.content!) });
    return true;
  }

  private async keep(content: Raw): Promise<string> {
    const kept = await this.stored.keep(content);
    if (!isKept(kept)) throw new Error('What is to be moved is not large');
    return kept.digest;
  }
}
