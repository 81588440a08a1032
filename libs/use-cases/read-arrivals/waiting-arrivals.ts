import type { UnreadArrival } from '@frontdoor/casework/receipts';
import { isKept } from '@frontdoor/kernel';

/** What waits to be read; its bytes may still be in the database, or in the store. */
export interface WaitingArrival extends Omit<UnreadArrival, 'raw'> {
  raw?: Uint8Array;
  size: number;
  /** Where the store has its bytes. */
  digest: string | null;
}

export const waitingOf = ({ raw, ...rest }: UnreadArrival): WaitingArrival =>
  isKept(raw) ? { ...rest, ...raw } : { ...rest, raw, size: raw.length, digest: null };

/** Bytes that are held for what waits; of more than that, the database is asked again when it is their turn. */
const MOST_BYTES = 32 * 1024 * 1024;
/** So many bytes go to the back by a millisecond: a large thing lets those behind it pass for a while. */
const BYTES_A_MS = 10_000;

/** What waits to be read in this process, each once. Large things wait longer than small ones, but never for ever. */
export class WaitingArrivals {
  private readonly waiting = new Map<string, { arrival: WaitingArrival; turn: number }>();
  private bytes = 0;

  get ids(): string[] {
    return [...this.waiting.keys()];
  }

  /** @param now epoch milliseconds */
  add(arrival: WaitingArrival, now: number): void {
    const { raw, ...rest } = arrival;
    const isHeld = raw !== undefined && this.bytes + raw.length <= MOST_BYTES;
    if (isHeld) this.bytes += raw.length;
    this.waiting.set(arrival.contactId, {
      arrival: isHeld ? arrival : rest,
      turn: now + arrival.size / BYTES_A_MS,
    });
  }

  /** The one whose turn it is, among those of at most so many bytes. */
  next(mostBytes = Infinity): WaitingArrival | undefined {
    let first: { arrival: WaitingArrival; turn: number } | undefined;
    for (const each of this.waiting.values())
      if (each.arrival.size <= mostBytes && (!first || each.turn < first.turn)) first = each;
    if (!first) return undefined;
    this.waiting.delete(first.arrival.contactId);
    this.bytes -= first.arrival.raw?.length ?? 0;
    return first.arrival;
  }

  clear(): void {
    this.waiting.clear();
    this.bytes = 0;
  }
}
