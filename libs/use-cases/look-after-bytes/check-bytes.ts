import { Injectable } from '@nestjs/common';
import { StoredBytes } from '@frontdoor/casework/stored-bytes';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  DataSource,
  findReferences,
  findStoredBytes,
  type RowOf,
  sumStoredBytes,
} from '@frontdoor/persistence';

const AT_ONCE = 500;

/** Large bytes that were looked at. */
export interface CheckedBytes {
  digest: string;
  size: number;
  /** What is wrong with them: “missing”, “not what was kept”. */
  problem?: string;
  /** Rows that refer to them; looked up where something is wrong. */
  references: RowOf<typeof findReferences>[];
}

/** Proves that what rows refer to is in the store and as it was kept. */
@Injectable()
export class CheckBytes {
  constructor(
    private readonly source: DataSource,
    private readonly stored: StoredBytes,
    private readonly clock: Clock,
  ) {}

  /** How much there is to look at. */
  async sum(): Promise<{ count: number; bytes: number }> {
    return (await sumStoredBytes(this.source, {}))[0]!;
  }

  /**
   * Reads everything that was kept until now and something refers to; what nothing does is cleared in time.
   *
   * @throws FrontdoorError `bytes-store-trouble`, `bytes-elsewhere`
   */
  async *check(): AsyncGenerator<CheckedBytes> {
    const keptBefore = this.clock.now();
    for (let after = ''; ;) {
      const page = await findStoredBytes(this.source, { after, keptBefore, limit: AT_ONCE });
      for (const { digest, size, isReferred } of page) {
        const problem = isReferred ? await this.problemOf(digest, size) : undefined;
        const references = problem === undefined ? [] : await findReferences(this.source, { digest });
        // Its last row may have gone meanwhile.
        const isFault = problem !== undefined && references.length > 0;
        yield { digest, size, references, ...(isFault && { problem }) };
      }
      if (page.length < AT_ONCE) return;
      after = page.at(-1)!.digest;
    }
  }

  private async problemOf(digest: string, size: number): Promise<string | undefined> {
    try {
      await this.stored.lend({ digest, size }, async () => undefined);
      return undefined;
    } catch (error) {
      if (!(error instanceof FrontdoorError) || error.code !== 'bytes-damaged') throw error;
      return String(error.details.what);
    }
  }
}
