import { channel, conversationWindow, type EnquiryKind } from '@frontdoor/contracts';
import {
  type Absence,
  type EntityManager,
  findCustomersOf,
  findEnquiriesToJoin,
  findEvidence,
  lockEnquiries,
  lockParties,
} from '@frontdoor/persistence';
import type { InstanceSecret } from '@frontdoor/platform';
import { identifierKey } from '@frontdoor/casework/customers';
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
  await lockParties(manager, { keys });
  const customers = await loadCustomers(manager, drafts, now);
  const references = new Set(drafts.flatMap((draft) => referencesOf(draft, secret)));
  const messageIds = new Set(drafts.flatMap(messageIdsOf));
  const conversing = drafts.filter(({ contact }) => conversationWindow(contact.channel) !== undefined);
  const parties = new Set(conversing.flatMap((draft) => partiesOf(draft, customers)));
  if (references.size + messageIds.size + parties.size === 0) return emptyBut(customers);
  const rows = await findEvidence(manager, {
    references: [...references],
    messageIds: [...messageIds],
    customerIds: [...parties],
    channels: WINDOWS.map(([name]) => name),
    since: WINDOWS.map(([, windowMs]) => now - windowMs),
  });
  const enquiries = await loadEnquiries(manager, [...new Set(rows.map((row) => row.enquiryId))], now);
  const known = emptyBut(customers);
  for (const row of rows) {
    const enquiry = enquiries.get(row.enquiryId)!;
    if (row.by === 'reference') known.byReference.set(row.value, enquiry);
    if (row.by === 'message') known.byMessageId.set(row.value, enquiry);
    if (row.by === 'message' && row.deliveryId)
      known.deliveries.set(row.value, { deliveryId: row.deliveryId, enquiry });
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
  `${draft.organisation.id} ${identifierKey(party)}`;

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

async function loadCustomers(
  manager: EntityManager,
  drafts: readonly Draft[],
  now: number,
): Promise<Map<string, KnownCustomer>> {
  const parties = drafts.flatMap((draft) =>
    draft.identifiers.map((party) => ({ organisationId: draft.organisation.id, ...party })),
  );
  const rows = await findCustomersOf(manager, {
    organisationIds: parties.map(({ organisationId }) => organisationId),
    kinds: parties.map(({ kind }) => kind),
    values: parties.map(({ value }) => value),
    since: now - HOUR_MS,
  });
  const byId = new Map(
    rows.map(({ id, language, recentEnquiries }) => [id, { id, language, recentEnquiries }]),
  );
  return new Map(rows.map((row) => [`${row.organisationId} ${identifierKey(row)}`, byId.get(row.id)!]));
}

async function loadEnquiries(
  manager: EntityManager,
  ids: readonly string[],
  now: number,
): Promise<Map<string, KnownEnquiry>> {
  await lockEnquiries(manager, { ids });
  const rows = await findEnquiriesToJoin(manager, { ids, now, toldSince: now - WEEK_MS });
  return new Map(
    rows.map(({ answeringId, ...row }) => [
      row.id,
      { ...row, answering: answeringId === null ? null : { id: answeringId } },
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
