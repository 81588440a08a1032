import { Injectable } from '@nestjs/common';
import { FrontdoorError } from '@frontdoor/kernel';
import { DataSource, findRawReceipt } from '@frontdoor/persistence';
import { Channels } from '@frontdoor/casework/channels';

/** Attachments live in the raw receipt and are read out of it when somebody asks. */
@Injectable()
export class Attachments {
  constructor(
    private readonly source: DataSource,
    private readonly channels: Channels,
  ) {}

  /** @throws FrontdoorError `page-not-found` when the contact or the attachment does not exist. */
  async read(
    contactId: string,
    index: number,
    organisationId: string,
  ): Promise<{ name: string; content: Uint8Array }> {
    const [receipt] = await findRawReceipt(this.source, { id: contactId, organisationId });
    const listed = receipt?.contact?.attachments.some((each) => each.index === index);
    const connection = receipt && listed ? this.channels.receiving(receipt.channel) : undefined;
    if (!receipt || !connection?.attachment) throw new FrontdoorError('page-not-found');
    return connection.attachment(receipt.raw, index);
  }
}
