import { type Channel, CHANNELS, type InboundContact, type Party } from '@frontdoor/contracts';
import type { EntityManager, EntryPoint, Organisation, Service } from '@frontdoor/persistence';
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
}

/** Where whoever sent it can be written to on a channel. */
export const reachedOn = ({ identifiers }: Draft, channel: Channel): Party | undefined =>
  identifiers.find(({ kind }) => CHANNELS[channel].addressedBy.includes(kind));

interface Row {
  id: string;
  entry_point_id: string;
  reference: string;
  received_at: Date;
  contact: InboundContact;
}

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
  const asked = await claim(manager, 'id = ANY($1)', [ids]);
  const references = [...new Set(asked.flatMap(({ contact }) => referencesOf({ contact }, secret)))];
  const claimed = [...asked, ...(await claimReferred(manager, ids, references))];
  claimed.sort((a, b) => a.received_at.getTime() - b.received_at.getTime() || (a.id < b.id ? -1 : 1));
  return Promise.all(claimed.map((row) => toDraft(row, directory)));
}

async function claimReferred(
  manager: EntityManager,
  ids: readonly string[],
  references: string[],
): Promise<Row[]> {
  if (references.length === 0) return [];
  const referred = 'reference = ANY($1) AND NOT id = ANY($2)';
  const claimed = await claim(manager, referred, [references, ids]);
  const [{ n }] = await manager.query<[{ n: number }]>(
    `SELECT count(*)::int AS n FROM receipt WHERE state = 'received' AND ${referred}`,
    [references, ids],
  );
  if (n > claimed.length)
    throw new Error('The contact that this one follows is being routed; it will be tried again');
  return claimed;
}

const claim = (manager: EntityManager, which: string, parameters: unknown[]): Promise<Row[]> =>
  manager.query<Row[]>(
    `SELECT id, entry_point_id, reference, received_at, contact FROM receipt
     WHERE ${which} AND state = 'received' FOR UPDATE SKIP LOCKED`,
    parameters,
  );

async function toDraft(row: Row, directory: Directory): Promise<Draft> {
  const entryPoint = await directory.entryPoint(row.entry_point_id);
  const services = await directory.services(entryPoint.organisationId);
  const asked = row.contact.service && services.find((each) => each.slug === row.contact.service);
  return {
    id: row.id,
    reference: row.reference,
    receivedAt: row.received_at.getTime(),
    contact: row.contact,
    identifiers: identifiersOf(row.contact),
    entryPoint,
    organisation: await directory.organisation(entryPoint.organisationId),
    service: asked || (await directory.service(entryPoint.serviceId)),
  };
}
