import { Injectable } from '@nestjs/common';
import { FileContents } from '@frontdoor/casework/channels';
import { FileScans } from '@frontdoor/casework/files';
import { FrontdoorError } from '@frontdoor/kernel';

/** Files as people open them. */
@Injectable()
export class Attachments {
  constructor(
    private readonly contents: FileContents,
    private readonly scans: FileScans,
  ) {}

  /**
   * @param id of a contact, or of an edit that its sender made of one
   * @throws FrontdoorError `page-not-found` when it or the attachment does not exist; `file-infected`, `file-not-scanned`.
   */
  async read(
    id: string,
    index: number,
    organisationId: string,
  ): Promise<{ name: string; content: Uint8Array }> {
    const [file] = await this.contents.read(id, [index], organisationId);
    if (!file) throw new FrontdoorError('page-not-found');
    await this.scans.refuseUnlessOpen(id, index, file.name);
    return file;
  }
}
