import { Injectable } from '@nestjs/common';
import { FileContents } from '@frontdoor/casework/channels';
import { FileScans } from '@frontdoor/casework/files';
import { FrontdoorError } from '@frontdoor/kernel';
import { Contact, DataSource } from '@frontdoor/persistence';
import { OwnPages } from './own-pages.js';
import { soundType } from './sound-type.js';

/** Files as people open them. */
@Injectable()
export class Attachments {
  constructor(
    private readonly contents: FileContents,
    private readonly scans: FileScans,
    private readonly source: DataSource,
    private readonly pages: OwnPages,
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

  /**
   * A sound to be played, of a type that is told by its bytes.
   *
   * @throws FrontdoorError as `read`, and `file-not-sound`
   */
  async sound(
    id: string,
    index: number,
    organisationId: string,
  ): Promise<{ name: string; content: Uint8Array; contentType: string }> {
    const file = await this.read(id, index, organisationId);
    const contentType = soundType(file.content);
    if (contentType === undefined) throw new FrontdoorError('file-not-sound', { name: file.name });
    return { ...file, contentType };
  }

  /**
   * A file as staff keep it: of a letter that was scanned together with others, its own pages only.
   *
   * @throws FrontdoorError as `read`, and `letter-not-cut`, `reading-busy`
   */
  async download(
    id: string,
    index: number,
    organisationId: string,
  ): Promise<{ name: string; content: Uint8Array }> {
    const file = await this.read(id, index, organisationId);
    const contact = await this.source.manager.findOneBy(Contact, { id, organisationId });
    if (!contact?.scan) return file;
    const { name = file.name } = contact.attachments.find((each) => each.index === index) ?? {};
    return this.pages.of({ ...file, name }, contact.scan);
  }
}
