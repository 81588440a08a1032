import type { Random } from './random.js';
import type { Recorded } from './scenario.js';

/** Whoever comes once more comes within so long, half of it before and half after. */
const ABOUT_MS = 30 * 60_000;
/** Spreads further ones evenly. */
const GOLDEN = 0.618034;

/**
 * Who comes of those that were recorded, in order. Each draws the same chance whatever `times` is, so that of two scenarios the
 * busier has all that come in the other.
 *
 * @param end of the last period; nobody comes after it
 */
export function replayOf({ contacts, times }: Recorded, random: Random, end: number): Recorded['contacts'] {
  return contacts
    .flatMap((contact) => {
      const [comes, when] = [random(), random()];
      const count = Math.floor(times) + (comes < times % 1 ? 1 : 0);
      return Array.from({ length: count }, (_, copy) => {
        if (copy === 0) return contact;
        const at = contact.at + (((when + copy * GOLDEN) % 1) - 0.5) * ABOUT_MS;
        return { at: Math.min(Math.max(at, 0), end - 1) };
      });
    })
    .toSorted((a, b) => a.at - b.at);
}
