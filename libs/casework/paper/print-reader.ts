import path from 'node:path';
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { READING_PROGRAM } from '@frontdoor/channels';
import { ocrReader, sheetReader } from '@frontdoor/channels/paper';
import type { ReadPage } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import { CONFIG, type Config, ReadingThreads } from '@frontdoor/platform';
import { PaperThread } from './paper-thread.js';

/** One page, tried four ways round, on a machine that has other things to do. */
const LIMITS = { threads: 1, milliseconds: 120_000, memoryMb: 256 };
/** It holds some hundred megabytes, which are given back when nothing has come for so long. */
const IDLE_MS = 60_000;

/** Reads what stands on pages: out of the file where it says so, else with the eyes of a machine. One page at a time. */
@Injectable()
export class PrintReader implements BeforeApplicationShutdown {
  /** Of its own, so that whatever a page does to it, nothing else is held up; made when it is needed. */
  private threads: ReadingThreads | undefined;
  private lastUsed = 0;
  private stopped = false;

  constructor(
    private readonly paper: PaperThread,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'dataDir' | 'OCR_LANGUAGES'>,
  ) {}

  /**
   * @param raw number of the page in the file, from 1
   * @throws FrontdoorError `scan-refused` with why it cannot be read; `reading-busy` when it may be tried again.
   */
  async read(content: Uint8Array, raw: number): Promise<Omit<ReadPage, 'page'>> {
    const sheet = await this.paper.read(sheetReader, content, { page: raw - 1 });
    if ('why' in sheet) throw new FrontdoorError('scan-refused', { why: sheet.why });
    if ('text' in sheet) return { text: sheet.text, confidence: 100, source: 'text-layer', turned: 0 };
    return { ...(await this.recognise(sheet.png)), source: 'ocr' };
  }

  /** Ends the thread where nothing was read for a while. */
  async rest(): Promise<void> {
    if (this.threads === undefined || this.clock.now() - this.lastUsed < IDLE_MS) return;
    await this.end();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.end();
  }

  private async recognise(png: Uint8Array): Promise<Pick<ReadPage, 'text' | 'confidence' | 'turned'>> {
    if (this.stopped) throw new FrontdoorError('reading-busy');
    this.threads ??= new ReadingThreads(READING_PROGRAM, LIMITS);
    this.lastUsed = this.clock.now();
    const options = {
      languages: this.config.OCR_LANGUAGES,
      folder: path.join(this.config.dataDir, 'ocr'),
    };
    try {
      return (await this.threads.run(ocrReader.name, png, options)) as Awaited<
        ReturnType<typeof ocrReader.read>
      >;
    } finally {
      this.lastUsed = this.clock.now();
    }
  }

  private async end(): Promise<void> {
    const { threads } = this;
    this.threads = undefined;
    await threads?.close();
  }
}
