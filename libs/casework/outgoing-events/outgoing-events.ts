import { Injectable } from '@nestjs/common';
import type { EventShape, ToldEvent } from '@frontdoor/contracts';
import { toIso } from '@frontdoor/kernel';
import { DataSource, findOutgoingEvents, type RowOf } from '@frontdoor/persistence';
import type { Place } from './place.js';
import { TellEnquiries } from './tell-enquiries.js';

export type OutgoingEvent = RowOf<typeof findOutgoingEvents>;

/** In which words somebody is told of events. */
export interface NewsFor {
  organisationId: string;
  shape: EventShape;
  /** Whether who somebody is and what they wrote may be told. */
  personalData: boolean;
  /** Of which enquiries; of all where there are none. */
  serviceIds: readonly string[];
}

/** What happened, as the database wrote it down with each change, in the one order that all readers see. */
@Injectable()
export class OutgoingEvents {
  constructor(
    private readonly source: DataSource,
    private readonly tell: TellEnquiries,
  ) {}

  /** @param types names, or `promise.*`; all where there are none, and so with services */
  after(
    organisationId: string,
    place: Place,
    {
      types = [],
      serviceIds = [],
      limit,
    }: { types?: readonly string[]; serviceIds?: readonly string[]; limit: number },
  ): Promise<OutgoingEvent[]> {
    const kinds = types.filter((each) => each.endsWith('.*')).map((each) => each.slice(0, -2));
    const names = types.filter((each) => !each.endsWith('.*'));
    return findOutgoingEvents(this.source, {
      ...{ organisationId, ...place, types: names, kinds },
      ...{ serviceIds, limit },
    });
  }

  /** As they are told, in the same order. What the full shape has besides is as it stands now. */
  async told(events: readonly OutgoingEvent[], how: NewsFor): Promise<ToldEvent[]> {
    const { shape } = how;
    const full = shape === 'full';
    const enquiryIds = full ? unique(events.map(({ enquiryId }) => enquiryId)) : [];
    const contactIds = full ? unique(events.map(contactOf)) : [];
    const enquiries = await this.tell.enquiries(how, enquiryIds);
    const contacts = await this.tell.contacts(how, contactIds);
    return events.map((event) => {
      const enquiry = enquiries.get(event.enquiryId ?? '');
      const contact = contacts.get(contactOf(event) ?? '');
      return {
        type: event.type,
        timestamp: toIso(event.at),
        data: {
          ...(event.enquiryId !== null && { enquiryId: event.enquiryId }),
          ...event.data,
          ...(enquiry && { enquiry }),
          ...(contact && { contact }),
        },
      };
    });
  }
}

const contactOf = ({ type, data }: OutgoingEvent): string | null =>
  /^(contact|delivery)\./.test(type) && typeof data['contactId'] === 'string' ? data['contactId'] : null;

const unique = (ids: readonly (string | null)[]): string[] => [
  ...new Set(ids.filter((id): id is string => id !== null)),
];
