import { Inject, Injectable } from '@nestjs/common';
import { StoredBytes } from '@frontdoor/casework/stored-bytes';
import { Every } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import {
  DataSource,
  findStoredBytes,
  forgetStoredBytes,
  lockUnreferredBytes,
  transaction,
} from '@frontdoor/persistence';
import { LOG, type Logger } from '@frontdoor/platform';

const HOUR_MS = 3_600_000;
/** Bytes are in the store before the row that refers to them: so long nothing is taken for forgotten. */
const GRACE_MS = 24 * HOUR_MS;
const AT_ONCE = 500;

/** Clears large bytes away that nothing refers to any more: files of drafts that were never sent, what broke off. */
@Injectable()
export class ClearBytes {
  constructor(
    private readonly source: DataSource,
    private readonly stored: StoredBytes,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  @Every(HOUR_MS)
  async clear(): Promise<void> {
    const keptBefore = this.clock.now() - GRACE_MS;
    const left = await this.stored.removeLeft(keptBefore);
    const unreferred = await this.clearUnreferred(keptBefore);
    if (left + unreferred > 0)
      this.log.info({ unreferred, left }, 'large bytes that nothing refers to are cleared');
  }

  private async clearUnreferred(keptBefore: number): Promise<number> {
    let cleared = 0;
    for (let after = ''; ;) {
      const page = await findStoredBytes(this.source, { after, keptBefore, limit: AT_ONCE });
      for (const { digest, isReferred } of page)
        if (!isReferred && (await this.clearOne(digest, keptBefore))) cleared++;
      if (page.length < AT_ONCE) return cleared;
      after = page.at(-1)!.digest;
    }
  }

  /** Out of the store first: what is noted and gone is put there again by whoever brings it, and until then nothing refers to it. */
  private clearOne(digest: string, keptBefore: number): Promise<boolean> {
    return transaction(this.source, async (manager) => {
      if ((await lockUnreferredBytes(manager, { digest, keptBefore })).length === 0) return false;
      await this.stored.remove(digest);
      await forgetStoredBytes(manager, { digest });
      return true;
    });
  }
}
