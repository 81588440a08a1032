import { describe, expect, it } from 'vitest';
import { byUrgencyAt, urgentAt, YIELDS } from './rank.js';

const HOUR = 3_600_000;
const due = (...dueAts: number[]) => dueAts.map((dueAt) => ({ dueAt, isMissed: false }));

describe('how urgent work is', () => {
  it('is when its earliest promise falls due, or the agreed time to ring ends', () => {
    expect(urgentAt({ queuedAt: 10, promises: due(40, 30) })).toBe(30);
    expect(urgentAt({ queuedAt: 10, promises: due(40), callbackTo: 20 })).toBe(20);
    expect(urgentAt({ queuedAt: 10, promises: due(40), atOnce: true })).toBe(10);
    expect(urgentAt({ queuedAt: 10, promises: [] })).toBe(10 + 24 * HOUR);
    expect(urgentAt({ queuedAt: 10, promises: [{ dueAt: 20, isMissed: true }], isThere: true })).toBe(
      20 + YIELDS.there,
    );
  });

  it('is before all else for whoever goes first, what is long overdue included; among these, who came first', () => {
    const overdue = { id: 'a', queuedAt: 1, urgentAt: urgentAt({ queuedAt: 1, promises: due(2) }) };
    const first = (id: string, queuedAt: number) => ({
      ...{ id, queuedAt, urgentAt: urgentAt({ queuedAt, promises: due(queuedAt + HOUR), goesFirst: true }) },
    });
    const now = 21 * HOUR;
    const ranked = [overdue, first('b', 20 * HOUR), first('c', 10 * HOUR)].toSorted(byUrgencyAt(now));
    expect(ranked.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });
});
