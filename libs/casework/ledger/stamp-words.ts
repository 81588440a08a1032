import { type Pack, sayDayOf } from '@frontdoor/charter';
import { type Channel, CHANNELS } from '@frontdoor/contracts';

export interface Stamped {
  channel: Channel | undefined;
  /** From when it counts as received, and when it was taken in. Epoch milliseconds. */
  at: number;
  takenInAt: number;
}

/**
 * Why a promise counts from another day than the one on which the hub had the letter: the first line of its explanation.
 * Empty for what was taken in on the day of its receipt, and for channels that have no stamp.
 */
export function sayStamp(pack: Pack, { channel, at, takenInAt }: Stamped): string[] {
  if (channel === undefined || !CHANNELS[channel].stamped) return [];
  const [received, takenIn] = [sayDayOf(pack, at), sayDayOf(pack, takenInAt)];
  if (received === takenIn) return [];
  return [
    `Received on ${received} by its stamp, taken in on ${takenIn}. It counts from the beginning of the day of its stamp.`,
  ];
}
