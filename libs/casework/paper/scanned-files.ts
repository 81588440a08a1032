import { Injectable } from '@nestjs/common';
import type { Acceptance } from '@frontdoor/channels/core';
import {
  type CutLetter,
  lettersReader,
  scanArrivals,
  type ScannedFile,
  type ScannedLetter,
  SEPARATOR_PURPOSE,
  separatorMarks,
} from '@frontdoor/channels/paper';
import { type BytesFile, FrontdoorError } from '@frontdoor/kernel';
import { InstanceSecret } from '@frontdoor/platform';
import { Receipts } from '../receipts/index.js';
import { PaperThread } from './paper-thread.js';

/** How a scanned file is made of letters; pages count from 1. */
export interface Cut {
  pages: number;
  /** Sheets that belong to no letter. */
  separators: number[];
  letters: CutLetter[];
}

/** A letter, and when it came in, if not now. */
export type LetterToTake = ScannedLetter & { receivedAt?: number };

/** Files of scanned pages: cut into letters, each of which becomes a contact of its own. */
@Injectable()
export class ScannedFiles {
  private readonly marks: readonly string[];

  constructor(
    private readonly thread: PaperThread,
    private readonly receipts: Receipts,
    secret: InstanceSecret,
  ) {
    this.marks = separatorMarks(secret.marks(SEPARATOR_PURPOSE, 'key', 32));
  }

  /** What the code on a separator sheet says. */
  get separator(): string {
    return this.marks[0]!;
  }

  /** @throws FrontdoorError `scan-refused` with why it is no scan; `reading-busy` when it may be tried again. */
  async cut(content: Uint8Array | BytesFile): Promise<Cut> {
    const found = await this.look(content);
    if ('why' in found) throw new FrontdoorError('scan-refused', { why: found.why });
    const { total: pages, ...rest } = found;
    return { pages, ...rest };
  }

  /**
   * Resolves when all of them are durable. The same pages of the same file are taken once.
   *
   * @throws FrontdoorError `entry-point-unknown`
   */
  async take(file: ScannedFile, letters: readonly LetterToTake[]): Promise<Acceptance[]> {
    const taken: Acceptance[] = [];
    // One after the other: each carries the whole file.
    for (const [n, arrival] of scanArrivals(file, letters).entries())
      taken.push(await this.receipts.receive(arrival, letters[n]!.receivedAt));
    return taken;
  }

  private async look(content: Uint8Array | BytesFile) {
    try {
      return await this.thread.read(lettersReader, content, { marks: this.marks });
    } catch (error) {
      if (error instanceof FrontdoorError && error.code === 'reading-stopped')
        return { why: 'looking through it took too much time or memory' };
      throw error;
    }
  }
}
