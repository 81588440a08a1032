import { Injectable } from '@nestjs/common';
import { DrawingThread, readingIn } from '@frontdoor/casework/channels';
import { pageCutter } from '@frontdoor/channels/letters';
import { sheetCutter } from '@frontdoor/channels/paper';
import type { ScanPages } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';

interface File {
  name: string;
  content: Uint8Array;
}

/** What a letter has of the file that it was scanned into together with others. */
@Injectable()
export class OwnPages {
  private readonly run: ReturnType<typeof readingIn>;

  constructor(thread: DrawingThread) {
    this.run = readingIn(thread);
  }

  /**
   * A file of these pages alone: a PDF of a PDF, with its text; a TIFF of a TIFF. The file itself where it has no others.
   *
   * @throws FrontdoorError `letter-not-cut` saying why; `reading-busy` when it may be tried again.
   */
  async of({ name, content }: File, pages: ScanPages): Promise<File> {
    const cutting = await this.read(() => this.run(sheetCutter, content, pages));
    if (cutting.as === 'whole') return { name, content };
    if (cutting.as === 'tiff') return { name: ownName(name, pages), content: cutting.content };
    const cut = await this.read(() => this.run(pageCutter, content, pages));
    return { name: ownName(name, pages), content: cut.content };
  }

  private async read<T extends object>(work: () => Promise<T | { why: string }>): Promise<T> {
    const found = await work().catch((error: unknown) => {
      if (error instanceof FrontdoorError && error.code === 'reading-stopped')
        return { why: 'cutting it took too much time or memory' };
      throw error;
    });
    if ('why' in found) throw new FrontdoorError('letter-not-cut', { why: found.why });
    return found;
  }
}

/** `monday.pdf` becomes `monday pages 3-5.pdf`. */
function ownName(name: string, { firstPage, lastPage }: ScanPages): string {
  const pages = firstPage === lastPage ? `page ${firstPage}` : `pages ${firstPage}-${lastPage}`;
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)} ${pages}${name.slice(dot)}` : `${name} ${pages}`;
}
