import { Injectable } from '@nestjs/common';
import { FrontdoorError } from '@frontdoor/kernel';
import { DataSource, findRawChange, findRawReceipt } from '@frontdoor/persistence';
import { Channels } from '@frontdoor/casework/channels';

/** Attachments live in the raw receipt and are read out of it when somebody asks. */
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
    const [received = (await findRawChange(this.source, asked))[0]] = await findRawReceipt(
      this.source,
      asked,
    );
    const listed = received?.contact?.attachments.some((each) => each.index === index);
    const connection = received && listed ? this.channels.receiving(received.channel) : undefined;
    if (!received || !connection?.attachment) throw new FrontdoorError('page-not-found');
    return connection.attachment(received.raw, index);
  }
}
