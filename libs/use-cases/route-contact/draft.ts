import { type Channel, CHANNELS, type InboundContact, type Party } from '@frontdoor/contracts';
import {
  claimReceipts,
  claimReferredReceipts,
  countReferredReceipts,
  type EntityManager,
  type EntryPoint,
  type Organisation,
  type RowOf,
  type Service,
} from '@frontdoor/persistence';
import type { InstanceSecret } from '@frontdoor/platform';
import { identifiersOf } from '@frontdoor/casework/customers';
import type { Directory } from '@frontdoor/casework/directory';
import { referencesOf } from './references.js';

/** A receipt on its way into an enquiry. */
export interface Draft {
  id: string;
  reference: string;
  receivedAt: number;
  contact: InboundContact;
  /** The sender first. Empty when the sender withheld who they are. */
  identifiers: Party[];
  organisation: Organisation;
  entryPoint: EntryPoint;
  service: Service;
  /** What the sender named as the service, where there is none of that name. */
  unknownService?: string | undefined;
}

type Claimed = RowOf<typeof claimReceipts>;

/** Where whoever sent it can be written to on a channel. */
export const reachedOn = ({ identifiers }: Draft, channel: Channel): Party | undefined =>
  identifiers.find(({ kind }) => CHANNELS[channel].addressedBy.includes(kind));

/**
 * Claims the receipts that still wait; those that another process holds are left to it. A contact may name the
 * reference of another that is durable but not routed yet: that one is claimed too and goes first, being older.
 */
export async function loadDrafts(
  manager: EntityManager,
  directory: Directory,
  secret: InstanceSecret,
  ids: readonly string[],
): Promise<Draft[]> {
  const asked = await claimReceipts(manager, { ids });
  const references = asked.flatMap(({ contact }) => referencesOf({ contact: contact! }, secret));
  const claimed = [...asked, ...(await claimReferred(manager, ids, [...new Set(references)]))];
  claimed.sort((a, b) => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1));
  return Promise.all(claimed.map((row) => toDraft(row, directory)));
}

async function claimReferred(
  manager: EntityManager,
  ids: readonly string[],
  references: readonly string[],
): Promise<Claimed[]> {
  if (references.length === 0) return [];
  const claimed = await claimReferredReceipts(manager, { references, ids });
  const [waiting] = await countReferredReceipts(manager, { references, ids });
  if (waiting!.count > claimed.length)
    throw new Error('The contact that this one follows is being routed; it will be tried again');
  return claimed;
}

async function toDraft(row: Claimed, directory: Directory): Promise<Draft> {
  const { id, reference, receivedAt } = row;
  const contact = row.contact!;
  const entryPoint = await directory.entryPoint(row.entryPointId);
  const services = await directory.services(entryPoint.organisationId);
  const asked = services.find((each) => each.slug === contact.service);
  return {
    id,
    reference,
    receivedAt,
    contact,
    identifiers: identifiersOf(contact),
    entryPoint,
    organisation: await directory.organisation(entryPoint.organisationId),
    service: asked ?? (await directory.service(entryPoint.serviceId)),
    unknownService: asked === undefined ? contact.service : undefined,
  };
}
