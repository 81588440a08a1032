import { channel, conversationWindow, type EnquiryKind } from '@frontdoor/contracts';
import { toDate } from '@frontdoor/kernel';
import type { Absence, EntityManager } from '@frontdoor/persistence';
import type { InstanceSecret } from '@frontdoor/platform';
import { keyOf } from '@frontdoor/casework/customers';
import type { Draft } from './draft.js';
import { messageIdsOf, referencesOf } from './references.js';

/** What routing needs to know of an enquiry that exists. */
export interface KnownEnquiry {
  id: string;
  organisationId: string;
  reference: string;
  customerId: string;
  ownerId: string | null;
  state: 'open' | 'closed';
  kind: EnquiryKind;
  /** It waits for the customer. */
  waiting: boolean;
  /** Its owner is away and the customer has not been told in the last week. */
  ownerAway: Absence | null;
  /** The work item that will answer it, when there is one. */
  answering: { id: string } | null;
}

export interface KnownCustomer {
  id: string;
  language: string;
  recentEnquiries: number;
}

/** Everything already known that could decide where the drafts belong; kept up to date while they are routed. */
export interface Known {
  /** By `organisation kind:value`. */
  customers: Map<string, KnownCustomer>;
  byReference: Map<string, KnownEnquiry>;
  byMessageId: Map<string, KnownEnquiry>;
  /** Open conversations on channels that have them, by `customer entry-point`. */
  conversations: Map<string, KnownEnquiry>;
  /** Our deliveries by Message-ID, for bounces. */
  deliveries: Map<string, { deliveryId: string; enquiry: KnownEnquiry }>;
}

export async function loadKnown(
  manager: EntityManager,
  secret: InstanceSecret,
  drafts: readonly Draft[],
  now: number,
): Promise<Known> {
  const keys = [
    ...new Set(drafts.flatMap((draft) => draft.identifiers.map((party) => customerKey(draft, party)))),
  ].sort();
  // The same person may write to two processes at once: one of them goes first.
  await manager.query(
    `SELECT pg_advisory_xact_lock(hashtextextended(key, 7)) FROM unnest($1::text[]) AS key`,
    [keys],
  );
  const customers = await loadCustomers(manager, drafts);
  const references = new Set(drafts.flatMap((draft) => referencesOf(draft, secret)));
  const messageIds = new Set(drafts.flatMap(messageIdsOf));
  const conversing = drafts.filter(({ contact }) => conversationWindow(contact.channel) !== undefined);
  const parties = new Set(conversing.flatMap((draft) => partiesOf(draft, customers)));
  if (references.size + messageIds.size + parties.size === 0) return emptyBut(customers);
  const rows = await manager.query<EvidenceRow[]>(EVIDENCE, [
    [...references],
    [...messageIds],
    [...parties],
    WINDOWS.map(([name]) => name),
    WINDOWS.map(([, windowMs]) => toDate(now - windowMs)),
  ]);
  const enquiries = await loadEnquiries(manager, [...new Set(rows.map((row) => row.enquiry_id))]);
  const known = emptyBut(customers);
  for (const row of rows) {
    const enquiry = enquiries.get(row.enquiry_id)!;
    if (row.by === 'reference') known.byReference.set(row.value, enquiry);
    if (row.by === 'message') known.byMessageId.set(row.value, enquiry);
    if (row.by === 'message' && row.delivery_id)
      known.deliveries.set(row.value, { deliveryId: row.delivery_id, enquiry });
    if (row.by === 'conversation') known.conversations.set(row.value, enquiry);
  }
  return known;
}

/** Channels with conversations, and how long one lasts after its last contact. */
const WINDOWS = channel.options.flatMap((name): [string, number][] => {
  const windowMs = conversationWindow(name);
  return windowMs === undefined ? [] : [[name, windowMs]];
});

const partiesOf = (draft: Draft, customers: Known['customers']): string[] =>
  draft.identifiers.flatMap((party) => customers.get(customerKey(draft, party))?.id ?? []);

export const customerKey = (draft: Draft, party: Draft['identifiers'][number]): string =>
  `${draft.organisation.id} ${keyOf(party)}`;

interface EvidenceRow {
  by: 'reference' | 'message' | 'conversation';
  value: string;
  enquiry_id: string;
  delivery_id: string | null;
}

const EVIDENCE = `
  SELECT 'reference' AS by, e.reference AS value, e.id AS enquiry_id, NULL::uuid AS delivery_id
  FROM enquiry e WHERE e.reference = ANY($1::text[])
  UNION ALL
  SELECT 'message', c.message_id, c.enquiry_id, d.id
  FROM contact c LEFT JOIN delivery d ON d.contact_id = c.id WHERE c.message_id = ANY($2::text[])
  UNION ALL
  SELECT * FROM (
    SELECT DISTINCT ON (e.customer_id, c.entry_point_id)
           'conversation', e.customer_id || ' ' || c.entry_point_id, e.id, NULL::uuid
    FROM enquiry e JOIN contact c ON c.enquiry_id = e.id
    JOIN unnest($4::text[], $5::timestamptz[]) AS conversing (channel, since) ON conversing.channel = c.channel
    WHERE e.customer_id = ANY($3::uuid[]) AND e.state = 'open' AND e.last_contact_at > conversing.since
    ORDER BY e.customer_id, c.entry_point_id, e.last_contact_at DESC) AS conversations`;

async function loadCustomers(
  manager: EntityManager,
  drafts: readonly Draft[],
): Promise<Map<string, KnownCustomer>> {
  const parties = drafts.flatMap((draft) =>
    draft.identifiers.map((party) => ({ organisation: draft.organisation.id, ...party })),
  );
  const rows = await manager.query<{ key: string; id: string; language: string; recent: number }[]>(
    `SELECT i.organisation_id || ' ' || i.kind || ':' || i.value AS key, c.id, c.language,
            (SELECT count(*)::int FROM enquiry e WHERE e.customer_id = c.id AND e.last_contact_at > now() - interval '1 hour') AS recent
     FROM unnest($1::uuid[], $2::text[], $3::text[]) AS wanted (organisation_id, kind, value)
     JOIN identifier i USING (organisation_id, kind, value) JOIN customer c ON c.id = i.customer_id`,
    [parties.map((p) => p.organisation), parties.map((p) => p.kind), parties.map((p) => p.value)],
  );
  const byId = new Map(
    rows.map((row) => [row.id, { id: row.id, language: row.language, recentEnquiries: row.recent }]),
  );
  return new Map(rows.map((row) => [row.key, byId.get(row.id)!]));
}

async function loadEnquiries(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, KnownEnquiry>> {
  // Locked before they are looked at: what stands beside an enquiry may change while we wait for it.
  await manager.query(`SELECT FROM enquiry WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE`, [ids]);
  const rows = await manager.query<
    {
      id: string;
      organisation_id: string;
      reference: string;
      customer_id: string;
      owner_id: string | null;
      state: 'open' | 'closed';
      kind: EnquiryKind;
      waiting: boolean;
      owner_away: Absence | null;
      work_item_id: string | null;
    }[]
  >(
    `SELECT e.id, e.organisation_id, e.reference, e.customer_id, e.owner_id, e.state, e.kind,
            e.waiting_since IS NOT NULL AS waiting, w.id AS work_item_id,
            CASE WHEN NOT EXISTS (SELECT 1 FROM contact c WHERE c.enquiry_id = e.id AND c.meaning->>'type' = 'waived'
                                  AND c.at > now() - interval '7 days') THEN a.absence END AS owner_away
     FROM enquiry e JOIN organisation o ON o.id = e.organisation_id
     LEFT JOIN agent a ON a.id = e.owner_id AND a.absence->>'returnDate' >= ((now() AT TIME ZONE o.zone)::date)::text
     LEFT JOIN LATERAL (SELECT id FROM work_item WHERE enquiry_id = e.id AND kind = 'answer' AND state <> 'done'
                        ORDER BY urgent_at LIMIT 1) w ON true
     WHERE e.id = ANY($1)`,
    [ids],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        organisationId: row.organisation_id,
        reference: row.reference,
        customerId: row.customer_id,
        ownerId: row.owner_id,
        state: row.state,
        kind: row.kind,
        waiting: row.waiting,
        ownerAway: row.owner_away,
        answering: row.work_item_id ? { id: row.work_item_id } : null,
      },
    ]),
  );
}

const emptyBut = (customers: Map<string, KnownCustomer>): Known => ({
  customers,
  byReference: new Map(),
  byMessageId: new Map(),
  conversations: new Map(),
  deliveries: new Map(),
});
