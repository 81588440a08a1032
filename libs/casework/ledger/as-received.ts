import type { LedgerEntry } from '@frontdoor/persistence';

type Entry = Pick<LedgerEntry, 'type' | 'at' | 'data' | 'contactId'>;

/** What a correction of a date of receipt carries besides. Days are YYYY-MM-DD where the organisation is. */
export interface ReceiptCorrection {
  from: string;
  to: string;
  /** From when it counts as received, epoch milliseconds. */
  receivedAt: number;
  reason?: string;
}

/** What a contact means from the instant of its receipt on. */
const FROM_RECEIPT: readonly string[] = ['contact-received', 'resumed', 'clarification-received'];

/**
 * The entries of a ledger as they count: contacts were received when the last correction of their date says, and what was
 * written down at first stays as evidence.
 *
 * @param entries those that count, in order of time
 */
export function asReceived<T extends Entry>(entries: readonly T[]): T[] {
  const received = new Map<string, number>();
  for (const { type, contactId, data } of entries)
    if (type === 'receipt-corrected') received.set(contactId!, Number(data['receivedAt']));
  if (received.size === 0) return [...entries];
  return entries
    .filter(({ type }) => type !== 'receipt-corrected')
    .map((entry) => {
      const at = FROM_RECEIPT.includes(entry.type) ? received.get(entry.contactId ?? '') : undefined;
      return at === undefined ? entry : { ...entry, at };
    })
    .toSorted((a, b) => a.at - b.at);
}
