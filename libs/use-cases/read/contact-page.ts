import { Injectable } from '@nestjs/common';
import { FileContents } from '@frontdoor/casework/channels';
import { FileScans } from '@frontdoor/casework/files';

/** Contacts as their writers formatted them. */
@Injectable()
export class ContactPage {
  constructor(
    private readonly contents: FileContents,
    private readonly scans: FileScans,
  ) {}

  /**
   * An HTML document; pictures of its own are in it where nobody scans files, or they were found clean.
   *
   * @throws FrontdoorError `page-not-found`; `reading-busy` when it may be asked for again, `reading-stopped`.
   */
  async read(id: string, organisationId: string, withElsewhere: boolean): Promise<string> {
    const scanOf = await this.scans.of([id]);
    const open = (index: number): boolean => /^(off|clean)$/.test(scanOf(id, index).scan);
    return this.contents.page(id, organisationId, { open, withElsewhere });
  }
}
