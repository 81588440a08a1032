import { Controller, Headers } from '@nestjs/common';
import type { KnownKey } from '@frontdoor/casework/api-keys';
import { type AnswerOf, api, type ToldEnquiry, toldEnquiry } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { AddToEnquiry, CloseBySystem, PreferChannel, ReadForSystems } from '@frontdoor/use-cases';
import { etagOf, isCarried } from '../edge/etag.js';
import { type Input, Key, Sent, Serves } from '../edge/serves.js';

const LONGEST_IDEMPOTENCY_KEY = 200;

/** What other systems ask by their keys. */
@Controller()
export class IntegrationController {
  constructor(
    private readonly reader: ReadForSystems,
    private readonly adding: AddToEnquiry,
    private readonly closing: CloseBySystem,
    private readonly wishes: PreferChannel,
  ) {}

  @Serves(api.pollEvents)
  events(
    @Sent() { query }: Input<typeof api.pollEvents>,
    @Key() key: KnownKey,
  ): Promise<AnswerOf<typeof api.pollEvents>> {
    return this.reader.events(key, query);
  }

  @Serves(api.listOfferedServices)
  services(@Key() key: KnownKey): Promise<AnswerOf<typeof api.listOfferedServices>> {
    return this.reader.services(key);
  }

  @Serves(api.readByReference)
  enquiry(@Sent() { params }: Input<typeof api.readByReference>, @Key() key: KnownKey): Promise<ToldEnquiry> {
    return this.reader.enquiry(key, params.reference);
  }

  @Serves(api.listContactsByReference)
  contacts(
    @Sent() { params, query }: Input<typeof api.listContactsByReference>,
    @Key() key: KnownKey,
  ): Promise<AnswerOf<typeof api.listContactsByReference>> {
    return this.reader.contacts(key, params.reference, query);
  }

  @Serves(api.addContactByReference)
  async add(
    @Sent() { params, body }: Input<typeof api.addContactByReference>,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Key() key: KnownKey,
  ): Promise<AnswerOf<typeof api.addContactByReference>> {
    const given = idempotencyKey?.trim() ?? '';
    if (given === '' || given.length > LONGEST_IDEMPOTENCY_KEY)
      throw new FrontdoorError('idempotency-key-missing');
    return this.adding.add(key, await this.reader.find(key, params.reference), body, given);
  }

  @Serves(api.closeByReference)
  async close(
    @Sent() { params, body }: Input<typeof api.closeByReference>,
    @Headers('if-match') ifMatch: string | undefined,
    @Key() key: KnownKey,
  ): Promise<ToldEnquiry> {
    const { id } = await this.reader.find(key, params.reference);
    await this.closing.close(key.organisationId, id, {
      ...{ by: key.integration, outcome: body.outcome, reason: body.reason },
      isAsRead: async (manager) =>
        ifMatch === undefined ||
        isCarried(ifMatch, etagOf(toldEnquiry.parse(await this.reader.enquiryAt(key, id, manager)))),
    });
    return this.reader.enquiryAt(key, id);
  }

  @Serves(api.readPreferences)
  preferences(
    @Sent() { params }: Input<typeof api.readPreferences>,
    @Key() key: KnownKey,
  ): Promise<AnswerOf<typeof api.readPreferences>> {
    return this.wishes.ofSystem(key, params.handle);
  }

  @Serves(api.savePreferences)
  savePreferences(
    @Sent() { params, body }: Input<typeof api.savePreferences>,
    @Key() key: KnownKey,
  ): Promise<AnswerOf<typeof api.savePreferences>> {
    return this.wishes.setBySystem(key, params.handle, body);
  }
}
