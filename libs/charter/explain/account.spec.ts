import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNIT_MS } from '../clock/due-time.js';
import { anyClock, anyStart, buildClock, tries } from '../spec/arbitraries.js';
import { account, type AccountLine } from './account.js';

const counted = (entries: readonly AccountLine[]): number =>
  entries.reduce((sum, entry) => sum + ('amount' in entry ? entry.amount : 0), 0);

describe('an account', () => {
  it('sums to the due time', () => {
    fc.assert(
      fc.property(anyClock, anyStart, (plan, [start, pauses]) => {
        const { span, dueAt, entries } = account(buildClock(plan), start, pauses);
        const { zone } = span.calendar;
        const last = entries.findLast(
          (entry) => entry.kind === 'counted-days' || entry.kind === 'counted-time',
        )!;
        switch (span.unit) {
          case 'seconds':
          case 'minutes':
          case 'working-hours':
            expect(counted(entries)).toBe(span.amount * UNIT_MS[span.unit]);
            expect(last.to).toBe(dueAt);
            break;
          case 'working-days':
          case 'statutory-working-days':
            expect(counted(entries)).toBe(span.amount);
            expect(last.to).toBe(zone.localDay(dueAt - 1));
            break;
          case 'calendar-days':
            expect(counted(entries)).toBe(span.amount);
            break;
          case 'calendar-months':
            expect(counted(entries)).toBeGreaterThanOrEqual(28 * span.amount);
        }
      }),
      tries(200),
    );
  });

  it('leaves no day out and tells none twice', () => {
    fc.assert(
      fc.property(anyClock, anyStart, (plan, [start, pauses]) => {
        const { span, dueAt, entries } = account(buildClock(plan), start, pauses);
        const { zone } = span.calendar;
        if (!span.unit.endsWith('days')) return;
        let next = zone.localDay(start) + 1;
        for (const entry of entries) {
          if (entry.kind === 'moved') continue;
          expect(entry.from).toBe(next);
          next = entry.to + 1;
        }
        const moved = entries.filter(({ kind }) => kind === 'moved').length;
        expect(next - 1 + moved).toBe(zone.localDay(dueAt - 1));
      }),
      tries(200),
    );
  });
});
