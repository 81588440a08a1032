import type { InboundContact, Party } from '@frontdoor/contracts';
import type { EntityManager, EntryPoint, Organisation, Service } from '@frontdoor/persistence';
import { identifiersOf } from '../identify-customer/normalise.js';
import type { Directory } from '../receive-contact/directory.js';

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

interface Row {
  id: string;
  entry_point_id: string;
  reference: string;
  received_at: Date;
  contact: InboundContact;
}

/** Claims the receipts that still wait; those that another process holds are left to it. */
export async function loadDrafts(
  manager: EntityManager,
  directory: Directory,
  ids: readonly string[],
): Promise<Draft[]> {
  const rows = await manager.query<Row[]>(
    `SELECT id, entry_point_id, reference, received_at, contact FROM receipt
     WHERE id = ANY($1) AND state = 'received' ORDER BY received_at, id FOR UPDATE SKIP LOCKED`,
    [ids],
  );
  return Promise.all(
    rows.map(async (row) => {
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
    }),
  );
}
