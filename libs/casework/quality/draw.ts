import { createHash } from 'node:crypto';

/**
 * So many of some at random. Each id stands by the SHA-256 of seed and id, and the first are drawn: so the same seed draws the
 * same, in whatever order the ids come, and what is missing meanwhile changes nothing among the others.
 */
export const draw = (seed: string, ids: readonly string[], size: number): string[] =>
  ids
    .map((id) => ({ id, place: createHash('sha256').update(`${seed}:${id}`).digest('hex') }))
    .toSorted((a, b) => (a.place < b.place ? -1 : 1))
    .slice(0, size)
    .map(({ id }) => id);
