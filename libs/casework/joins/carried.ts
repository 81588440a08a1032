import {
  type CameAlong,
  carry,
  carryDraftBack,
  carryDrafts,
  Commitment,
  type Contact,
  type Enquiry,
  type EntityManager,
  findNamedOnlyIn,
  In,
  LedgerEntry,
  WorkItem,
} from '@frontdoor/persistence';

type Carried = Omit<CameAlong, 'caused' | 'answering' | 'from' | 'into'>;
const LISTS = Object.keys(carry) as (keyof typeof carry)[];

/** Everything of an enquiry goes to another; what there was, as ids. */
export async function carryAll(manager: EntityManager, from: Enquiry, to: Enquiry): Promise<Carried> {
  const { customerId } = from;
  const between = { fromId: from.id, toId: to.id };
  const gone: Partial<Record<keyof typeof carry, string[]>> = {};
  for (const list of LISTS) {
    // An address that was only named is one of its enquiry, and so of the customer of that.
    const ids =
      list !== 'identifiers'
        ? null
        : customerId === to.customerId
          ? idsOf(await findNamedOnlyIn(manager, { ...between, customerId }))
          : [];
    gone[list] = idsOf(await carry[list](manager, { ...between, ids }));
  }
  const drafts = await carryDrafts(manager, between);
  return {
    ...(gone as Record<keyof typeof carry, string[]>),
    drafts: drafts.map(({ agentId, kind, fields }) => ({
      agentId,
      kind,
      ...(fields !== null && { fields }),
    })),
    joined: [],
  };
}

/** One contact goes to another enquiry, with what was promised for it and the work on it. */
export async function carryContact(
  manager: EntityManager,
  { id: contactId }: Pick<Contact, 'id'>,
  from: Enquiry,
  to: Enquiry,
): Promise<Carried> {
  const where = { contactId, enquiryId: from.id };
  const between = { fromId: from.id, toId: to.id };
  const its = {
    contacts: [contactId],
    entries: idsOf(await manager.findBy(LedgerEntry, where)),
    commitments: idsOf(await manager.findBy(Commitment, where)),
    workItems: idsOf(
      await manager.findBy(WorkItem, { ...where, state: In(['waiting', 'offered', 'assigned']) }),
    ),
  };
  for (const list of ['contacts', 'entries', 'commitments', 'workItems'] as const)
    await carry[list](manager, { ...between, ids: its[list] });
  const nothing = {
    deliveries: [],
    events: [],
    prompts: [],
    visits: [],
    appointments: [],
    mentions: [],
    identifiers: [],
    draftFiles: [],
  };
  return { ...its, ...nothing, drafts: [], joined: [] };
}

/** What came along goes back, as far as it is still there. @param now epoch milliseconds */
export async function carryBack(
  manager: EntityManager,
  came: CameAlong,
  { fromId, toId, now }: { fromId: string; toId: string; now: number },
): Promise<void> {
  const between = { fromId, toId };
  for (const list of LISTS) await carry[list](manager, { ...between, ids: came[list] });
  // Promises that what came along gave since.
  const since = await manager.findBy(Commitment, {
    enquiryId: fromId,
    contactId: In([...came.contacts, ...came.entries]),
  });
  await carry.commitments(manager, { ...between, ids: idsOf(since) });
  for (const { agentId, kind, fields = null } of came.drafts)
    await carryDraftBack(manager, { ...between, agentId, kind, fields, now });
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
