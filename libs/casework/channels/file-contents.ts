import { Injectable } from '@nestjs/common';
import type { OutgoingFile } from '@frontdoor/channels/core';
import { mailChannel } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { DataSource, findOutgoingFile, findRawChange, findReceipt, type RowOf } from '@frontdoor/persistence';
import { ReadBytes } from '../stored-bytes/index.js';
import { Channels } from './channels.js';

type Received = Pick<RowOf<typeof findReceipt>, 'channel' | 'contact' | 'address'> & { contentType?: string };

/** What a fax service or a scanner sent by mail is in that mail. */
const MAIL = 'message/rfc822';

/**
 * Files of what came in are in its raw bytes and are read out of them when they are wanted; those that were sent, and those
 * that were fetched from a provider, are kept as they are.
 */
@Injectable()
export class FileContents {
  constructor(
    private readonly source: DataSource,
    private readonly channels: Channels,
    private readonly bytes: ReadBytes,
  ) {}

  /**
   * @param id of a contact, or of an edit that its sender made of one
   * @param indexes of the files; they come in this order
   * @throws FrontdoorError `page-not-found` when it or one of the files does not exist; as `ReadBytes` does.
   */
  async read(
    id: string,
    indexes: readonly number[],
    organisationId: string,
  ): Promise<Omit<OutgoingFile, 'contentType'>[]> {
    const asked = { id, organisationId };
    const [received] = await findReceipt(this.source, asked);
    if (received && isIn(received, indexes))
      return this.outOf(received, () => this.bytes.ofReceipt({ ...received, id }), indexes);
    const [edit] = await findRawChange(this.source, asked);
    if (edit) return this.outOf(edit, () => this.bytes.ofRow({ ...edit, content: edit.raw }), indexes);
    const sent = [];
    for (const place of indexes) {
      const [file] =
        place > MOST_FILES
          ? []
          : await findOutgoingFile(this.source, { contactId: id, place, organisationId });
      if (!file) throw new FrontdoorError('page-not-found');
      sent.push({ ...file, content: await this.bytes.ofRow(file) });
    }
    return sent;
  }

  /**
   * A contact that came in as its writer formatted it, as an HTML document.
   *
   * @param open which of its files may be shown in it
   * @throws FrontdoorError `page-not-found` when there is none that was formatted.
   */
  async page(
    id: string,
    organisationId: string,
    { open, withElsewhere }: { open: (index: number) => boolean; withElsewhere: boolean },
  ): Promise<string> {
    const [received] = await findReceipt(this.source, { id, organisationId });
    const connection =
      received?.contact?.layout?.page && this.channels.receiving(received.channel, received.address);
    if (!received || !connection?.page) throw new FrontdoorError('page-not-found');
    const indexes = received.contact!.attachments.map(({ index }) => index).filter(open);
    return connection.page(await this.bytes.ofReceipt({ ...received, id }), { open: indexes, withElsewhere });
  }

  private async outOf(
    { channel, contentType, contact, address }: Received,
    raw: () => Promise<Uint8Array>,
    indexes: readonly number[],
  ): Promise<OutgoingFile[]> {
    const connection = isIn({ contact }, indexes)
      ? contentType === MAIL
        ? this.channels.receiving(mailChannel)
        : this.channels.receiving(channel, address, contentType)
      : undefined;
    if (!connection?.attachments) throw new FrontdoorError('page-not-found');
    return connection.attachments(await raw(), indexes);
  }
}

/** No message leaves with as many. */
const MOST_FILES = 10_000;

const isIn = ({ contact }: Pick<Received, 'contact'>, indexes: readonly number[]): boolean =>
  indexes.every((index) => contact?.attachments.some((each) => each.index === index));
