import { type Channel, CHANNELS, type EnquiryDetail } from '@frontdoor/contracts';
import { dayOf, toIso } from '@frontdoor/kernel';
import type { findLedger, RowOf } from '@frontdoor/persistence';

type Entry = Pick<
  RowOf<typeof findLedger>,
  'type' | 'at' | 'recordedAt' | 'contactId' | 'data' | 'takenBackAt'
>;

/** On which days what came on paper counts as received. @param entries of the ledger, in order */
export function receiptDatesOf(
  entries: readonly Entry[],
  { zone, isOpen }: { zone: string; isOpen: boolean },
): EnquiryDetail['receiptDates'] {
  const counting = entries.filter(({ takenBackAt }) => takenBackAt === null);
  const answeredAt = Math.max(
    ...counting.flatMap(({ type, at }) => (type === 'responded' || type === 'resolved' ? at : [])),
    -Infinity,
  );
  return counting.flatMap(({ type, at, recordedAt, contactId, data }) => {
    const channel = data['channel'] as Channel | undefined;
    if (type !== 'contact-received' || contactId === null || !channel || !CHANNELS[channel].stamped)
      return [];
    const corrected = counting.findLast(
      (each) => each.type === 'receipt-corrected' && each.contactId === contactId,
    );
    return {
      contactId,
      date: dayOf(Number(corrected?.data['receivedAt'] ?? at), zone),
      takenInAt: toIso(recordedAt),
      canCorrect: isOpen && answeredAt < recordedAt,
    };
  });
}
