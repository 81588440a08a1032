import { CHANNELS, conversationWindow, type EnquiryKind, type Party } from '@frontdoor/contracts';
import {
  type Absence,
  Customer,
  type EntityManager,
  In,
  countEnquiriesAt,
  findCustomersOf,
  findEnquiriesToJoin,
  findEvidence,
  findMailCopies,
  findOpenOfCustomers,
  findOpenThatName,
  lockEnquiries,
  lockParties,
  together,
} from '@frontdoor/persistence';
import type { InstanceSecret } from '@frontdoor/platform';
import { identifierKey, type Proven } from '@frontdoor/casework/customers';
import { addressesOf, asksForOpenMatters, type Draft } from './draft.js';
import { loadMailPartners, type MailPartners } from './partner-mail.js';
import { citedIn, messageIdsOf, referencesOf } from './references.js';

/** What routing needs to know of an enquiry that exists. */
export interface KnownEnquiry {
  id: string;
  organisationId: string;
  reference: string;
  customerId: string;
  /** Who deals with it. */
  serviceId: string;
  ownerId: string | null;
  state: 'open' | 'closed';
  kind: EnquiryKind;
  /** It waits for the customer. */
  waiting: boolean;
  /** Its owner is away and the customer has not been told in the last week. */
  ownerAway: Absence | null;
  /** Somebody interprets for its customer. */
  interpreterArranged: boolean;
  /** The work item that will answer it, when there is one. */
  answering: { id: string } | null;
  /** Who wrote, was named or was written to on it, as `kind:value`. */
  participants: Set<string>;
  /** To whom a message of ours went in copy. */
  copied: Set<string>;
  /** Where contacts of it came in. */
  entryPointIds: Set<string>;
}

/** An open enquiry on which an address and an entry point met, when they did last, and which of them spoke then. */
export interface Conversation {
  enquiry: KnownEnquiry;
  at: number;
  by: 'in' | 'out';
}

export interface KnownCustomer {
  id: string;
  language: string;
  /** Where contacts from this customer's mail addresses asked to be answered. */
  named: Set<string>;
  /** Somebody said that the address is theirs alone. */
  isOwn?: boolean;
}

/** Everything already known that could decide where the drafts belong; kept up to date while they are routed. */
export interface Known {
  /** By `organisation kind:value scope`. */
  customers: Map<string, KnownCustomer>;
  /** Addresses from which several people write, in the same form: they find nobody. */
  shared: Set<string>;
  /** How many enquiries of an address were written about within the last hour, by `organisation kind:value`. */
  recent: Map<string, number>;
  byReference: Map<string, KnownEnquiry>;
  /** What staff chose when they took something down. */
  chosenCustomers: Map<string, KnownCustomer>;
  chosenEnquiries: Map<string, KnownEnquiry>;
  /** With the one address that knows the message besides us, as `kind:value`; null where others may know it. */
  byMessageId: Map<string, { enquiry: KnownEnquiry; knownTo: string | null }>;
  /** Open conversations on channels that have them, by `organisation kind:value entry-point`, the newest first. */
  conversations: Map<string, Conversation[]>;
  /** Open enquiries of customers that we know, with their subjects. */
  openOf: ReadonlyMap<string, readonly { id: string; subject: string }[]>;
  /** Open enquiries in which an address from which somebody calls is named, by `organisation kind:value`. */
  openNaming: ReadonlyMap<string, readonly { id: string; subject: string }[]>;
  /** Where copies of mails came in, the first of each at the front, by `organisation digest`. */
  copies: Map<string, { enquiry: KnownEnquiry; entryPointId: string; entryPoint: string }[]>;
  /** Those to whom one of the enquiries was handed by email and who write now, by enquiry and address. */
  partners: MailPartners;
  /** Our deliveries by Message-ID, for bounces, with the addresses that had a copy. */
  deliveries: Map<string, { deliveryId: string; enquiry: KnownEnquiry; copies: readonly string[] }>;
}

export async function loadKnown(
  manager: EntityManager,
  secret: InstanceSecret,
  drafts: readonly Draft[],
  now: number,
): Promise<Known> {
  const keys = [...new Set(drafts.flatMap((draft) => addressesOf(draft).map(addressKeyIn(draft))))].sort();
  // The same person may write to two processes at once: one of them goes first.
  const [, customers, openNaming, chosen, recent] = await together(
    () => lockParties(manager, { keys }),
    () => loadCustomers(manager, drafts),
    () => loadNaming(manager, drafts),
    () => loadChosen(manager, drafts, now),
    () => loadRecent(manager, drafts, now),
  );
  const openOf = await loadOpen(manager, drafts, customers.customers);
  const known = { ...nothingMore(), ...customers, openOf, openNaming, ...chosen, recent };
  const references = new Set(drafts.flatMap((draft) => [...referencesOf(draft, secret), ...citedIn(draft)]));
  const messageIds = new Set(drafts.flatMap(messageIdsOf));
  const conversing = drafts.filter(
    ({ contact, sender }) => sender.proven && conversationWindow(contact.channel) !== undefined,
  );
  const copied = drafts.flatMap(({ organisation, contact: { thread } }) =>
    thread?.digest ? [{ organisationId: organisation.id, digest: thread.digest }] : [],
  );
  if (references.size + messageIds.size + conversing.length + copied.length === 0) return known;
  const copies =
    copied.length === 0
      ? []
      : await findMailCopies(manager, {
          organisationIds: copied.map(({ organisationId }) => organisationId),
          digests: copied.map(({ digest }) => digest),
        });
  const rows = await findEvidence(manager, {
    references: [...references],
    messageIds: [...messageIds],
    organisationIds: conversing.map(({ organisation }) => organisation.id),
    kinds: conversing.map(({ sender }) => sender.proven!.kind),
    values: conversing.map(({ sender }) => sender.proven!.value),
    entryPointIds: conversing.map(({ entryPoint }) => entryPoint.id),
    since: conversing.map(({ contact }) => now - conversationWindow(contact.channel)!),
  });
  const ids = [...rows, ...copies].map((row) => row.enquiryId);
  const enquiries = await loadEnquiries(manager, [...new Set(ids)], now);
  known.partners = await loadMailPartners(manager, drafts, [...enquiries.values()]);
  for (const { organisationId, digest, enquiryId, ...at } of copies) {
    const key = `${organisationId} ${digest}`;
    known.copies.set(key, [...(known.copies.get(key) ?? []), { ...at, enquiry: enquiries.get(enquiryId)! }]);
  }
  for (const row of rows) {
    const enquiry = enquiries.get(row.enquiryId)!;
    if (row.by === 'reference') known.byReference.set(row.value, enquiry);
    if (row.by === 'message') known.byMessageId.set(row.value, { enquiry, knownTo: row.knownTo });
    if (row.by === 'message' && row.deliveryId)
      known.deliveries.set(row.value, { deliveryId: row.deliveryId, enquiry, copies: row.copies });
    if (row.by === 'conversation')
      addConversation(known, row.value, { enquiry, at: row.metAt!, by: row.metBy! });
  }
  return known;
}

/** It is the newest of its address from now on where it is newer than the others. */
export function addConversation({ conversations }: Known, key: string, conversation: Conversation): void {
  const others = (conversations.get(key) ?? []).filter(({ enquiry }) => enquiry !== conversation.enquiry);
  conversations.set(
    key,
    [conversation, ...others].toSorted((a, b) => b.at - a.at),
  );
}

/** An address in the organisation of a draft. */
export const addressKeyIn =
  ({ organisation }: Draft) =>
  (party: Pick<Party, 'kind' | 'value'>): string =>
    `${organisation.id} ${identifierKey(party)}`;

/** Whoever writes from a proven address. */
export const customerKey = (draft: Draft, proven: Pick<Proven, 'kind' | 'value' | 'scope'>): string =>
  `${addressKeyIn(draft)(proven)} ${proven.scope}`;

/** A conversation of an address with an entry point. */
export const conversationKey = (draft: Draft, party: Pick<Party, 'kind' | 'value'>): string =>
  `${addressKeyIn(draft)(party)} ${draft.entryPoint.id}`;

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

async function loadCustomers(
  manager: EntityManager,
  drafts: readonly Draft[],
): Promise<Pick<Known, 'customers' | 'shared'>> {
  const proven = drafts.flatMap(({ organisation, sender }) =>
    sender.proven ? [{ organisationId: organisation.id, ...sender.proven }] : [],
  );
  if (proven.length === 0) return { customers: new Map(), shared: new Set() };
  const rows = await findCustomersOf(manager, {
    organisationIds: proven.map(({ organisationId }) => organisationId),
    kinds: proven.map(({ kind }) => kind),
    values: proven.map(({ value }) => value),
    scopes: proven.map(({ scope }) => scope),
  });
  const byId = new Map(
    rows.map(({ id, language, own, named }) => [id, { id, language, named: new Set(named), isOwn: own }]),
  );
  const keyOf = (row: (typeof rows)[number]): string =>
    `${row.organisationId} ${identifierKey(row)} ${row.scope}`;
  return {
    customers: new Map(rows.filter(({ shared }) => !shared).map((row) => [keyOf(row), byId.get(row.id)!])),
    shared: new Set(rows.filter(({ shared }) => shared).map(keyOf)),
  };
}

/** Of those whose contacts may belong to one of them. */
async function loadOpen(
  manager: EntityManager,
  drafts: readonly Draft[],
  customers: Known['customers'],
): Promise<Map<string, { id: string; subject: string }[]>> {
  const customerIds = drafts.flatMap((draft) => {
    const { proven } = draft.sender;
    const customer = proven && asksForOpenMatters(draft) && customers.get(customerKey(draft, proven));
    return customer ? [customer.id] : [];
  });
  const found = new Map<string, { id: string; subject: string }[]>();
  if (customerIds.length === 0) return found;
  for (const { customerId, ...each } of await findOpenOfCustomers(manager, { customerIds }))
    found.set(customerId, [...(found.get(customerId) ?? []), each]);
  return found;
}

/** Of those who call: a number that stands in an enquiry proves nobody, and tells what the call may be about. */
async function loadNaming(
  manager: EntityManager,
  drafts: readonly Draft[],
): Promise<Map<string, { id: string; subject: string }[]>> {
  const calling = drafts.flatMap(({ organisation, contact, sender: { proven } }) =>
    proven && CHANNELS[contact.channel].saysNoSubject ? [{ organisationId: organisation.id, ...proven }] : [],
  );
  const found = new Map<string, { id: string; subject: string }[]>();
  if (calling.length === 0) return found;
  const rows = await findOpenThatName(manager, {
    organisationIds: calling.map(({ organisationId }) => organisationId),
    kinds: calling.map(({ kind }) => kind),
    values: calling.map(({ value }) => value),
  });
  for (const { id, subject, ...row } of rows) {
    const key = `${row.organisationId} ${identifierKey(row)}`;
    found.set(key, [...(found.get(key) ?? []), { id, subject }]);
  }
  return found;
}

/** By ids, as whoever took them down or added them says. */
async function loadChosen(
  manager: EntityManager,
  drafts: readonly Draft[],
  now: number,
): Promise<Pick<Known, 'chosenCustomers' | 'chosenEnquiries'>> {
  const chosen = drafts.flatMap(
    ({ contact }): { customerId?: string | undefined; enquiryId?: string | undefined }[] => [
      contact.takenDown ?? contact.addedTo ?? {},
    ],
  );
  const ids = (all: readonly (string | undefined)[]): string[] => [...new Set(all.flatMap((id) => id ?? []))];
  const customerIds = ids(chosen.map(({ customerId }) => customerId));
  const enquiryIds = ids(chosen.map(({ enquiryId }) => enquiryId));
  const customers =
    customerIds.length === 0 ? [] : await manager.find(Customer, { where: { id: In(customerIds) } });
  return {
    chosenCustomers: new Map(
      customers.map(({ id, language }) => [id, { id, language, named: new Set<string>() }]),
    ),
    chosenEnquiries: enquiryIds.length === 0 ? new Map() : await loadEnquiries(manager, enquiryIds, now),
  };
}

async function loadRecent(
  manager: EntityManager,
  drafts: readonly Draft[],
  now: number,
): Promise<Map<string, number>> {
  const parties = drafts.flatMap(({ organisation, contact, sender: { party } }) =>
    party && CHANNELS[contact.channel].noticesBy ? [{ organisationId: organisation.id, ...party }] : [],
  );
  if (parties.length === 0) return new Map();
  const rows = await countEnquiriesAt(manager, {
    organisationIds: parties.map(({ organisationId }) => organisationId),
    kinds: parties.map(({ kind }) => kind),
    values: parties.map(({ value }) => value),
    since: now - HOUR_MS,
  });
  return new Map(rows.map((row) => [`${row.organisationId} ${identifierKey(row)}`, row.count]));
}

async function loadEnquiries(
  manager: EntityManager,
  ids: readonly string[],
  now: number,
): Promise<Map<string, KnownEnquiry>> {
  await lockEnquiries(manager, { ids });
  const rows = await findEnquiriesToJoin(manager, { ids, now, toldSince: now - WEEK_MS });
  const known = new Map<string, KnownEnquiry>();
  for (const { answeringId, participants, copied, entryPointIds, joinedId, ...row } of rows)
    if (joinedId === null)
      known.set(row.id, {
        ...row,
        answering: answeringId === null ? null : { id: answeringId },
        participants: new Set(participants),
        copied: new Set(copied),
        entryPointIds: new Set(entryPointIds),
      });
  await followJoined(manager, rows, known, now);
  return known;
}

/** What joined another is that one, by whatever name it is called. */
async function followJoined(
  manager: EntityManager,
  rows: readonly { id: string; joinedId: string | null }[],
  known: Map<string, KnownEnquiry>,
  now: number,
): Promise<void> {
  const joined = rows.flatMap(({ id, joinedId }) => (joinedId === null ? [] : { id, joinedId }));
  const missing = joined.map(({ joinedId }) => joinedId).filter((id) => !known.has(id));
  if (missing.length > 0)
    for (const [id, enquiry] of await loadEnquiries(manager, [...new Set(missing)], now))
      known.set(id, enquiry);
  for (const { id, joinedId } of joined) known.set(id, known.get(joinedId)!);
}

const nothingMore = (): Omit<
  Known,
  'customers' | 'shared' | 'recent' | 'openOf' | 'openNaming' | 'chosenCustomers' | 'chosenEnquiries'
> => ({
  byReference: new Map(),
  byMessageId: new Map(),
  conversations: new Map(),
  copies: new Map(),
  partners: new Map(),
  deliveries: new Map(),
});
