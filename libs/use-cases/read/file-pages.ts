import { Injectable } from '@nestjs/common';
import { DrawingThread, readingIn } from '@frontdoor/casework/channels';
import { FileScans } from '@frontdoor/casework/files';
import { pdfPageReader } from '@frontdoor/channels/pdf';
import { MOST_DRAWN_PAGES } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { Attachments } from './attachments.js';
import { KeptPages, type Outcome } from './kept-pages.js';

interface File {
  /** Of a contact, or of an edit that its sender made of one. */
  id: string;
  index: number;
}

/** Pages of files as pictures. Each is drawn when it is first looked at, by one thread that does nothing else. */
@Injectable()
export class FilePages {
  private readonly kept = new KeptPages();
  private readonly draw: ReturnType<typeof readingIn>;

  constructor(
    private readonly attachments: Attachments,
    private readonly scans: FileScans,
    thread: DrawingThread,
  ) {
    this.draw = readingIn(thread);
  }

  /**
   * How many pages a file has, and how many of the first of them can be looked at.
   *
   * @throws FrontdoorError as `page` does.
   */
  async count(file: File, organisationId: string): Promise<{ total: number; drawn: number }> {
    const { total } = await this.drawn(file, 1, organisationId);
    return { total, drawn: Math.min(total, MOST_DRAWN_PAGES) };
  }

  /**
   * A page as a PNG.
   *
   * @param page from 1
   * @throws FrontdoorError `file-not-previewed` saying why; `reading-busy` when it may be tried again; and what keeps the
   *   file from being opened: `page-not-found`, `file-infected`, `file-not-scanned`.
   */
  async page(file: File, page: number, organisationId: string): Promise<Uint8Array> {
    return (await this.drawn(file, page, organisationId)).png;
  }

  private async drawn(
    { id, index }: File,
    page: number,
    organisationId: string,
  ): Promise<{ total: number; png: Uint8Array }> {
    const outcome = await this.kept.get([organisationId, id, index, page].join(' '), async () => {
      const { name, content } = await this.attachments.read(id, index, organisationId);
      return { name, ...(await this.read(content, page)) };
    });
    // What was drawn before may have been found to be infected since.
    await this.scans.refuseUnlessOpen(id, index, outcome.name);
    if ('why' in outcome) throw new FrontdoorError('file-not-previewed', { why: outcome.why });
    return outcome;
  }

  private async read(content: Uint8Array, page: number): Promise<Outcome> {
    try {
      return await this.draw(pdfPageReader, content, { page: page - 1 });
    } catch (error) {
      if (error instanceof FrontdoorError && error.code === 'reading-stopped')
        return { why: 'drawing it took too much time or memory' };
      throw error;
    }
  }
}
