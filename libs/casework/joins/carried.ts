import {
  AskedAgain,
  type CameAlong,
  carry,
  carryDraftBack,
  carryDrafts,
  Commitment,
  Delivery,
  type Enquiry,
  type EntityManager,
  findNamedOnlyIn,
  In,
  LedgerEntry,
  Question,
  withdrawSecondOffered,
  WorkItem,
} from '@frontdoor/persistence';

type Carried = Omit<CameAlong, 'caused' | 'answering' | 'from' | 'into'>;
const LISTS = Object.keys(carry) as (keyof typeof carry)[];

/** Everything of an enquiry goes to another; what there was, as ids. @param now epoch milliseconds */
export async function carryAll(
  manager: EntityManager,
  from: Enquiry,
  to: Enquiry,
  now: number,
): Promise<Carried> {
  const { customerId } = from;
  const between = { fromId: from.id, toId: to.id };
  await withdrawSecondOffered(manager, { ...between, now });
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

/** Some contacts go to another enquiry, with what was promised for them, the work on them, and where they went. */
export async function carryContacts(
  manager: EntityManager,
  contactIds: readonly string[],
  from: Enquiry,
  to: Enquiry,
): Promise<Carried> {
  const where = { contactId: In([...contactIds]), enquiryId: from.id };
  const between = { fromId: from.id, toId: to.id };
  const its = {
    contacts: [...contactIds],
    deliveries: idsOf(await manager.findBy(Delivery, where)),
    entries: idsOf(await manager.findBy(LedgerEntry, where)),
    commitments: idsOf(await manager.findBy(Commitment, where)),
    workItems: idsOf(
      await manager.findBy(WorkItem, { ...where, state: In(['waiting', 'offered', 'assigned']) }),
    ),
    questions: idsOf(await manager.findBy(Question, where)),
    askedAgain: idsOf(await manager.findBy(AskedAgain, where)),
  };
  for (const list of Object.keys(its) as (keyof typeof its)[])
    await carry[list](manager, { ...between, ids: its[list] });
  const nothing = {
    events: [],
    prompts: [],
    visits: [],
    appointments: [],
    mentions: [],
    identifiers: [],
    draftFiles: [],
    handovers: [],
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
  for (const list of LISTS) await carry[list](manager, { ...between, ids: came[list] ?? [] });
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
