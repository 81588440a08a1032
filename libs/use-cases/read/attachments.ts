import { Injectable } from '@nestjs/common';
import type { OutgoingFile } from '@frontdoor/channels/core';
import { FrontdoorError } from '@frontdoor/kernel';
import {
  DataSource,
  findOutgoingFile,
  findRawChange,
  findReceipt,
  rawBytes,
  type RowOf,
} from '@frontdoor/persistence';
import { Channels } from '@frontdoor/casework/channels';

type Received = Pick<RowOf<typeof findReceipt>, 'channel' | 'contact'>;

/** Files of what came in live in the raw receipt and are read out of it when somebody asks; those sent are kept as sent. */
@Injectable()
export class Attachments {
  constructor(
    private readonly source: DataSource,
    private readonly channels: Channels,
  ) {}

  /**
   * @param id of a contact, or of an edit that its sender made of one
   * @throws FrontdoorError `page-not-found` when it or the attachment does not exist.
   */
  async read(
    id: string,
    index: number,
    organisationId: string,
  ): Promise<{ name: string; content: Uint8Array }> {
    const asked = { id, organisationId };
    const [received] = await findReceipt(this.source, asked);
    if (received) return this.outOf(received, () => rawBytes(this.source, id, received.size), index);
    const [edit] = await findRawChange(this.source, asked);
    if (edit) return this.outOf(edit, async () => edit.raw, index);
    const [sent] = await findOutgoingFile(this.source, { contactId: id, place: index, organisationId });
    if (!sent) throw new FrontdoorError('page-not-found');
    return sent;
  }

  private async outOf(
    { channel, contact }: Received,
    raw: () => Promise<Uint8Array>,
    index: number,
  ): Promise<OutgoingFile> {
    const listed = contact?.attachments.some((each) => each.index === index);
    const connection = listed ? this.channels.receiving(channel) : undefined;
    if (!connection?.attachment) throw new FrontdoorError('page-not-found');
    return connection.attachment(await raw(), index);
  }
}
