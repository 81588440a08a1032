import { Injectable } from '@nestjs/common';
import type { ToldContact, ToldEnquiry } from '@frontdoor/contracts';
import { toIso } from '@frontdoor/kernel';
import {
  DataSource,
  type EntityManager,
  findToldContacts,
  findToldContactsOf,
  findToldEnquiries,
  type RowOf,
} from '@frontdoor/persistence';

interface Whose {
  organisationId: string;
  /** Whether who somebody is and what they wrote may be told. */
  personalData: boolean;
  /** Of which enquiries; of all where there are none. */
  serviceIds: readonly string[];
}

/** Enquiries and contacts in the words that other systems see them in. */
@Injectable()
export class TellEnquiries {
  constructor(private readonly source: DataSource) {}

  /** Those there are, by id. @param runner of the transaction that the caller is in */
  async enquiries(
    { organisationId, personalData, serviceIds }: Whose,
    ids: readonly string[],
    runner: Pick<EntityManager, 'query'> = this.source,
  ): Promise<Map<string, ToldEnquiry>> {
    if (ids.length === 0) return new Map();
    const rows = await findToldEnquiries(runner, { organisationId, ids, serviceIds });
    return new Map(rows.map((row) => [row.id, toldEnquiry(row, personalData)]));
  }

  /** Of one enquiry, oldest first, after a contact with its instant. */
  async contactsOf(
    { organisationId, personalData }: Whose,
    enquiryId: string,
    { after, limit }: { after: { at: number; id: string } | undefined; limit: number },
  ): Promise<ToldContact[]> {
    const { at, id } = after ?? { at: 0, id: '00000000-0000-0000-0000-000000000000' };
    const page = { organisationId, enquiryId, afterAt: at, afterId: id, limit };
    return (await findToldContactsOf(this.source, page)).map((row) => toldContact(row, personalData));
  }

  async contacts(
    { organisationId, personalData, serviceIds }: Whose,
    ids: readonly string[],
  ): Promise<Map<string, ToldContact>> {
    if (ids.length === 0) return new Map();
    const rows = await findToldContacts(this.source, { organisationId, ids, serviceIds });
    return new Map(rows.map((row) => [row.id, toldContact(row, personalData)]));
  }
}

function toldEnquiry(row: RowOf<typeof findToldEnquiries>, personalData: boolean): ToldEnquiry {
  const { id, reference, kind, state, service, ownerId, joinedId, customerId } = row;
  return {
    ...{ id, reference, kind, state, service, ownerId },
    openedAt: toIso(row.openedAt),
    closedAt: isoOr(row.closedAt),
    lastContactAt: toIso(row.lastContactAt),
    waitingSince: isoOr(row.waitingSince),
    ...{ joinedId, customerId },
    promises: row.promises.map(({ due_at: dueAt, settled_at: settledAt, ...promise }) => ({
      ...promise,
      dueAt: toIso(Date.parse(dueAt)),
      settledAt: settledAt === null ? null : toIso(Date.parse(settledAt)),
    })),
    ...(personalData && {
      subject: row.subject,
      customer: {
        id: customerId,
        name: row.customerName,
        language: row.language,
        preferredChannel: row.preferredChannel,
        largePrint: row.largePrint,
        identifiers: row.identifiers,
      },
    }),
  };
}

function toldContact(row: RowOf<typeof findToldContacts>, personalData: boolean): ToldContact {
  const { id, direction, channel, automatic, partyKind, partyValue } = row;
  return {
    ...{ id, direction, channel, at: toIso(row.at), automatic },
    ...(personalData && {
      subject: row.subject,
      text: row.text,
      from:
        partyKind === null || partyValue === null
          ? null
          : { kind: partyKind, value: partyValue, name: row.partyName },
      attachments: row.attachments.map(({ index, name, contentType, size }) => ({
        index,
        name,
        contentType,
        size,
      })),
    }),
  };
}

const isoOr = (instant: number | null): string | null => (instant === null ? null : toIso(instant));
