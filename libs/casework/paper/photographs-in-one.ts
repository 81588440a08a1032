import { Injectable } from '@nestjs/common';
import { type BindingOrder, photographBinder } from '@frontdoor/channels/letters';
import { MOST_SCAN_BYTES } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { PaperThread } from './paper-thread.js';

/** Photographs as the pages of one PDF. */
@Injectable()
export class PhotographsInOne {
  constructor(private readonly thread: PaperThread) {}

  /**
   * @param all one after the other, in the order of the pages
   * @throws FrontdoorError `photographs-not-bound` saying why; `reading-busy` when it may be tried again.
   */
  async bind(all: Uint8Array, photographs: BindingOrder['photographs']): Promise<Buffer> {
    const bound = await this.thread.read(photographBinder, all, { photographs }).catch((error: unknown) => {
      if (error instanceof FrontdoorError && error.code === 'reading-stopped')
        return { why: 'it took too much time or memory' };
      throw error;
    });
    if ('why' in bound) throw new FrontdoorError('photographs-not-bound', { why: bound.why });
    if (bound.content.length > MOST_SCAN_BYTES)
      throw new FrontdoorError('photographs-not-bound', { why: 'together they are too large' });
    return Buffer.from(bound.content);
  }
}
