import { Injectable } from '@nestjs/common';
import type { KnownKey } from '@frontdoor/casework/api-keys';
import { refuseJoined } from '@frontdoor/casework/enquiries';
import { Receipts } from '@frontdoor/casework/receipts';
import { type AnswerOf, type api, type BodyOf, integrationChannel } from '@frontdoor/contracts';
import { FrontdoorError, toIso, withoutDirectionMarks } from '@frontdoor/kernel';
import { DataSource, type Enquiry, Identifier } from '@frontdoor/persistence';

/** Another system adds what a customer told it to the enquiry of that customer: a contact like any other. */
@Injectable()
export class AddToEnquiry {
  constructor(
    private readonly source: DataSource,
    private readonly receipts: Receipts,
  ) {}

  /**
   * What comes under one idempotency key of an integration is taken once.
   *
   * @throws FrontdoorError `enquiry-joined`, `idempotency-key-reused`
   */
  async add(
    { id: keyId, integration }: KnownKey,
    enquiry: Enquiry,
    { text, subject, files }: BodyOf<typeof api.addContactByReference>,
    idempotencyKey: string,
  ): Promise<AnswerOf<typeof api.addContactByReference>> {
    await refuseJoined(this.source.manager, enquiry);
    const { id: enquiryId, customerId, reference } = enquiry;
    const [from] = await this.source.manager.find(Identifier, {
      where: { customerId },
      order: { createdAt: 'ASC', id: 'ASC' },
      take: 1,
    });
    const { contactId, receivedAt, differs } = await this.receipts.receive({
      channel: integrationChannel,
      entryPoint: integration,
      idempotencyKey: `${keyId} ${idempotencyKey}`,
      raw: Buffer.from(JSON.stringify({ reference, text, subject, files })),
      contentType: 'application/json',
      contact: {
        ...{ channel: integrationChannel, entryPoint: integration, text, subject },
        ...(from && { from: { kind: from.kind, value: from.value }, senderIs: 'stated' as const }),
        alsoReachableAt: [],
        attachments: files.map(({ name, contentType, content }, index) => ({
          ...{ index, contentType, name: withoutDirectionMarks(name) },
          size: Buffer.byteLength(content, 'base64'),
        })),
        addedTo: { customerId, enquiryId },
      },
    });
    if (differs) throw new FrontdoorError('idempotency-key-reused');
    return { contactId, reference, receivedAt: toIso(receivedAt) };
  }
}
