import { z } from 'zod';
import { sayMinutes } from './say-minutes.js';

/** Open minutes of the calendar: from a quarter of an hour to some four weeks of office days. */
const minutes = z.int().min(15).max(10_000);

/** After how much working time an assigned item that nothing happens to comes back to the queue, with its place. */
export const leftAlone = z.strictObject({
  /** Of work on what somebody else owns, or nobody; null: it stays with whoever has it. */
  afterMinutes: minutes.nullable(),
  /** Of work on what they own themselves; null: it stays with them. */
  ownAfterMinutes: minutes.nullable(),
});
export type LeftAlone = z.infer<typeof leftAlone>;

/** Half a day; owners keep what is theirs. */
export const USUAL_LEFT_ALONE: LeftAlone = { afterMinutes: 240, ownAfterMinutes: null };

/** The rule in sentences. */
export function sayLeftAlone({ afterMinutes, ownAfterMinutes }: LeftAlone): string[] {
  const say = (whose: string, after: number | null): string =>
    after === null
      ? `Work on ${whose} stays with whoever has it.`
      : `Work on ${whose} comes back after ${sayMinutes(after)} of working time in which nothing happened to it.`;
  return [say('what a colleague owns', afterMinutes), say('what they own themselves', ownAfterMinutes)];
}
