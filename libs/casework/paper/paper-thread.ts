import { READING_PROGRAM } from '@frontdoor/channels';
import type { Reader } from '@frontdoor/channels/core';
import type { BytesFile } from '@frontdoor/kernel';
import { ReadingThreads } from '@frontdoor/platform';

/** A file of two hundred pages takes its time; mail that comes in meanwhile is read elsewhere. */
const LIMITS = { threads: 1, milliseconds: 180_000, memoryMb: 256 };

/** Where scanned files are looked through, one at a time, apart from whatever people or providers wait for. */
export class PaperThread extends ReadingThreads {
  constructor() {
    super(READING_PROGRAM, LIMITS);
  }

  /** @throws FrontdoorError `reading-stopped`, `reading-busy` */
  read<Options, Result>(
    { name }: Reader<Options, Result>,
    bytes: Uint8Array | BytesFile,
    options: Options,
  ): Promise<Result> {
    return this.run(name, bytes, options) as Promise<Result>;
  }
}
