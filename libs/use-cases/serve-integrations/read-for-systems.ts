import { Injectable } from '@nestjs/common';
import type { KnownKey } from '@frontdoor/casework/api-keys';
import { Directory } from '@frontdoor/casework/directory';
import { OutgoingEvents, placeOf, readPlace, TellEnquiries } from '@frontdoor/casework/outgoing-events';
import type { AnswerOf, api, QueryOf, ToldEnquiry } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import { DataSource, Enquiry, type EntityManager } from '@frontdoor/persistence';

/** What other systems may read, each as far as the scopes of its key go. */
@Injectable()
export class ReadForSystems {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly tell: TellEnquiries,
    private readonly outgoing: OutgoingEvents,
  ) {}

  /** @throws FrontdoorError `place-malformed` */
  async events(
    key: KnownKey,
    { after, limit, types, shape }: QueryOf<typeof api.pollEvents>,
  ): Promise<AnswerOf<typeof api.pollEvents>> {
    const place = readPlace(after);
    const found = await this.outgoing.after(key.organisationId, place, {
      ...{ types, limit, serviceIds: key.serviceIds },
    });
    const told = await this.outgoing.told(found, { ...whose(key), shape });
    const last = found.at(-1);
    return {
      events: found.map((event, n) => ({ id: event.id, place: placeOf(event), ...told[n]! })),
      next: placeOf(last ?? place),
      more: found.length === limit,
    };
  }

  async services({
    organisationId,
    serviceIds,
  }: KnownKey): Promise<AnswerOf<typeof api.listOfferedServices>> {
    const { name } = await this.directory.organisation(organisationId);
    const services = await this.directory.services(organisationId);
    return {
      organisation: name,
      services: services
        .filter(({ id }) => serviceIds.length === 0 || serviceIds.includes(id))
        .map(({ slug: service, name: called, kind, topics }) => ({ service, name: called, kind, topics }))
        .toSorted((a, b) => (a.service < b.service ? -1 : 1)),
    };
  }

  /** @throws FrontdoorError `enquiry-not-found`, `service-beyond-key` */
  async enquiry(key: KnownKey, reference: string): Promise<ToldEnquiry> {
    const { id } = await this.find(key, reference);
    return this.enquiryAt(key, id);
  }

  /** @param runner of the transaction that the caller is in. @throws FrontdoorError `enquiry-not-found` */
  async enquiryAt(
    key: KnownKey,
    id: string,
    runner: Pick<EntityManager, 'query'> = this.source,
  ): Promise<ToldEnquiry> {
    const found = (await this.tell.enquiries(whose(key), [id], runner)).get(id);
    if (!found) throw new FrontdoorError('enquiry-not-found');
    return found;
  }

  /** @throws FrontdoorError `enquiry-not-found`, `service-beyond-key`, `place-malformed` */
  async contacts(
    key: KnownKey,
    reference: string,
    { cursor, limit }: QueryOf<typeof api.listContactsByReference>,
  ): Promise<AnswerOf<typeof api.listContactsByReference>> {
    const after = readCursor(cursor);
    const { id } = await this.find(key, reference);
    const found = await this.tell.contactsOf(whose(key), id, { after, limit: limit + 1 });
    const contacts = found.slice(0, limit);
    const last = contacts.at(-1);
    return {
      contacts,
      nextCursor: found.length > limit && last ? `${Date.parse(last.at)}.${last.id}` : null,
    };
  }

  /** @throws FrontdoorError `enquiry-not-found`, `service-beyond-key` */
  async find({ organisationId, serviceIds }: KnownKey, reference: string): Promise<Enquiry> {
    const found = await this.source.manager.findOneBy(Enquiry, {
      organisationId,
      reference: reference.trim().toUpperCase(),
    });
    if (!found) throw new FrontdoorError('enquiry-not-found');
    if (serviceIds.length > 0 && !serviceIds.includes(found.serviceId))
      throw new FrontdoorError('service-beyond-key');
    return found;
  }
}

const whose = ({ organisationId, scopes, serviceIds }: KnownKey) => ({
  ...{ organisationId, serviceIds },
  personalData: scopes.includes('personal-data:read'),
});

function readCursor(cursor: string | undefined): { at: number; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const [, at, id] = /^(\d{1,15})\.([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw new FrontdoorError('place-malformed', { place: cursor });
  return { at: Number(at), id };
}
