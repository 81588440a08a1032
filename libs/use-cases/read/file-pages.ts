import { Injectable } from '@nestjs/common';
import { DrawingThread, readingIn } from '@frontdoor/casework/channels';
import { FileScans } from '@frontdoor/casework/files';
import { pageReader } from '@frontdoor/channels/paper';
import { MOST_DRAWN_PAGES, type ScanPages } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { Contact, DataSource } from '@frontdoor/persistence';
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
    private readonly source: DataSource,
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
    const scan = await this.scanOf(id, organisationId);
    // Of a file with several letters each shows its own pages only.
    const wanted = scan ? page + scan.firstPage - 1 : page;
    if (scan && wanted > scan.lastPage)
      throw new FrontdoorError('file-not-previewed', { why: `it has no page ${page}` });
    const outcome = await this.kept.get([organisationId, id, index, wanted].join(' '), async () => {
      const { name, content } = await this.attachments.read(id, index, organisationId);
      return { name, ...(await this.read(content, wanted)) };
    });
    // What was drawn before may have been found to be infected since.
    await this.scans.refuseUnlessOpen(id, index, outcome.name);
    if ('why' in outcome) throw new FrontdoorError('file-not-previewed', { why: outcome.why });
    return scan ? { ...outcome, total: scan.lastPage - scan.firstPage + 1 } : outcome;
  }

  private async scanOf(id: string, organisationId: string): Promise<ScanPages | null> {
    const contact = await this.source.manager.findOneBy(Contact, { id, organisationId });
    return contact?.scan ?? null;
  }

  private async read(content: Uint8Array, page: number): Promise<Outcome> {
    try {
      return await this.draw(pageReader, content, { page: page - 1 });
    } catch (error) {
      if (error instanceof FrontdoorError && error.code === 'reading-stopped')
        return { why: 'drawing it took too much time or memory' };
      throw error;
    }
  }
}
