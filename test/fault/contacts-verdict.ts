import type pg from 'pg';
import type { Accepted, Ledger, SentBy } from './ledger.js';
import { markIn } from './senders.js';

/** What is wrong with contacts: each list holds one sentence per contact. */
export interface ContactsVerdict {
  lost: string[];
  doubled: string[];
  stuck: string[];
  /** Routed, but not as an undisturbed contact of its kind is. */
  wrong: string[];
  /** Contacts that named an enquiry and got one of their own, because it was not there yet. */
  strays: number;
}

/** What a contact is, as far as its commitments go. */
type Kind = SentBy | 'follow-up';

/** Clocks that an undisturbed contact of each kind opens, as `first clock,second clock`. */
export type Undisturbed = ReadonlyMap<Kind, string>;

interface ReceiptRow {
  id: string;
  idempotency_key: string;
  state: string;
  reference: string;
  text: string;
}

interface ContactRow {
  id: string;
  enquiry_id: string;
  reference: string;
  text: string;
  /** True for the contact that opened its enquiry. */
  opened: boolean;
  clocks: string;
  same_customer: boolean;
}

/** Compares what senders were told with what the database holds. */
export async function judgeContacts(
  database: pg.Client,
  ledger: Ledger,
  undisturbed: Undisturbed,
): Promise<ContactsVerdict> {
  const receipts = byMark((await database.query<ReceiptRow>(RECEIPTS)).rows);
  const contacts = byMark((await database.query<ContactRow>(CONTACTS)).rows);
  const verdict: ContactsVerdict = { lost: [], doubled: [], stuck: [], wrong: [], strays: 0 };
  for (const sent of ledger.accepted) judge(sent, receipts, contacts, undisturbed, verdict);
  const told = new Set(ledger.accepted.map(({ mark }) => mark));
  for (const mark of contacts.keys())
    if (!told.has(mark)) verdict.doubled.push(`contact ${mark} is there and nobody was told so`);
  return verdict;
}

function judge(
  sent: Accepted,
  receipts: Map<string, ReceiptRow[]>,
  contacts: Map<string, ContactRow[]>,
  undisturbed: Undisturbed,
  verdict: ContactsVerdict,
): void {
  const say = (list: string[], words: string): unknown =>
    list.push(`${sent.by} contact ${sent.mark}: ${words}`);
  const [receipt, ...moreReceipts] = receipts.get(sent.mark) ?? [];
  const [contact, ...moreContacts] = contacts.get(sent.mark) ?? [];
  if (!receipt) return void say(verdict.lost, 'no receipt');
  if (moreReceipts.length > 0) say(verdict.doubled, `${moreReceipts.length + 1} receipts`);
  if (moreContacts.length > 0) say(verdict.doubled, `${moreContacts.length + 1} contacts`);
  if (sent.key && receipt.idempotency_key !== sent.key) say(verdict.wrong, 'another key');
  if (sent.contactId && sent.contactId !== receipt.id) say(verdict.wrong, 'the sender was told another id');
  if (sent.reference && sent.reference !== receipt.reference) say(verdict.wrong, 'another reference');
  if (!contact) {
    const waits = receipt.state === 'unread' || receipt.state === 'received';
    return void say(waits ? verdict.stuck : verdict.lost, `receipt ${receipt.state}, no contact`);
  }
  if (receipt.state !== 'routed') say(verdict.stuck, `receipt ${receipt.state}`);
  if (contact.id !== receipt.id) say(verdict.wrong, 'contact and receipt differ');
  if (!contact.same_customer) say(verdict.wrong, 'the enquiry is of another customer');
  if (sent.follows && contact.reference !== sent.follows) verdict.strays++;
  const clocks = undisturbed.get(contact.opened ? sent.by : 'follow-up');
  if (contact.clocks !== clocks) say(verdict.wrong, `clocks [${contact.clocks}] instead of [${clocks}]`);
}

/** What calibration needs: the clocks of contacts that nothing disturbed. */
export async function readClocks(database: pg.Client, sent: readonly Accepted[]): Promise<Undisturbed> {
  const contacts = byMark((await database.query<ContactRow>(CONTACTS)).rows);
  return new Map(
    sent.map(({ by, mark, follows }) => [follows ? 'follow-up' : by, contacts.get(mark)?.[0]?.clocks ?? '']),
  );
}

function byMark<T extends { text: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const mark = markIn(row.text);
    if (mark) found.set(mark, [...(found.get(mark) ?? []), row]);
  }
  return found;
}

const RECEIPTS = `SELECT id, idempotency_key, state, reference, coalesce(contact->>'text', '') AS text FROM receipt`;
const CONTACTS = `
  SELECT c.id, c.enquiry_id, e.reference, c.text, e.reference = r.reference AS opened,
         coalesce((SELECT string_agg(m.clock_id, ',' ORDER BY m.clock_id) FROM commitment m WHERE m.contact_id = c.id), '') AS clocks,
         EXISTS (SELECT 1 FROM identifier i WHERE i.customer_id = e.customer_id AND i.kind = c.party_kind AND i.value = c.party_value) AS same_customer
  FROM contact c JOIN enquiry e ON e.id = c.enquiry_id LEFT JOIN receipt r ON r.id = c.id WHERE c.direction = 'in'`;
