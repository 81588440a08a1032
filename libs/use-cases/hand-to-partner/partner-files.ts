import { Injectable } from '@nestjs/common';
import { FileContents } from '@frontdoor/casework/channels';
import { FileScans } from '@frontdoor/casework/files';
import type { OutgoingFile } from '@frontdoor/channels/core';
import { FrontdoorError } from '@frontdoor/kernel';
import { Contact, DataSource, type HandedWords } from '@frontdoor/persistence';

/** More than these bytes together do not go along: partners refuse what is too large as a whole. */
const MOST_BYTES = 15 * 1024 * 1024;

/** Files of an enquiry that go along with a handover. One that may hold a virus, or was not looked at yet, stays here. */
@Injectable()
export class PartnerFiles {
  constructor(
    private readonly source: DataSource,
    private readonly contents: FileContents,
    private readonly scans: FileScans,
  ) {}

  async of({ files }: HandedWords, organisationId: string): Promise<OutgoingFile[]> {
    const read: OutgoingFile[] = [];
    let bytes = 0;
    for (const { contactId, index } of files) {
      const contact = await this.source.manager.findOneBy(Contact, { id: contactId, organisationId });
      const listed = contact?.attachments.find((each) => each.index === index);
      if (!listed || bytes + listed.size > MOST_BYTES) continue;
      const content = await this.open(contactId, index, organisationId, listed.name);
      if (!content) continue;
      bytes += content.byteLength;
      read.push({ name: listed.name, contentType: listed.contentType, content });
    }
    return read;
  }

  private async open(
    id: string,
    index: number,
    organisationId: string,
    name: string,
  ): Promise<Uint8Array | undefined> {
    try {
      await this.scans.refuseUnlessOpen(id, index, name);
      const [file] = await this.contents.read(id, [index], organisationId);
      return file?.content;
    } catch (error) {
      if (error instanceof FrontdoorError) return undefined;
      throw error;
    }
  }
}
