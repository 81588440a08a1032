import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNIT_MS } from '../clock/due-time.js';
import { anyClock, anyStart, buildClock } from '../spec/arbitraries.js';
import { account, type Step } from './account.js';

const counted = (steps: readonly Step[]): number =>
  steps.reduce((sum, step) => sum + ('amount' in step ? step.amount : 0), 0);

describe('an account', () => {
  it('sums to the due time', () => {
    fc.assert(
      fc.property(anyClock, anyStart, (plan, [start, pauses]) => {
        const { span, dueAt, steps } = account(buildClock(plan), start, pauses);
        const { zone } = span.calendar;
        const last = steps.findLast((step) => step.kind === 'counted-days' || step.kind === 'counted-time')!;
        switch (span.unit) {
          case 'seconds':
          case 'minutes':
          case 'working-hours':
            expect(counted(steps)).toBe(span.amount * UNIT_MS[span.unit]);
            expect(last.to).toBe(dueAt);
            break;
          case 'working-days':
          case 'statutory-working-days':
            expect(counted(steps)).toBe(span.amount);
            expect(last.to).toBe(zone.localDay(dueAt - 1));
            break;
          case 'calendar-days':
            expect(counted(steps)).toBe(span.amount);
            break;
          case 'calendar-months':
            expect(counted(steps)).toBeGreaterThanOrEqual(28 * span.amount);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('leaves no day out and tells none twice', () => {
    fc.assert(
      fc.property(anyClock, anyStart, (plan, [start, pauses]) => {
        const { span, dueAt, steps } = account(buildClock(plan), start, pauses);
        const { zone } = span.calendar;
        if (!span.unit.endsWith('days')) return;
        let next = zone.localDay(start) + 1;
        for (const step of steps) {
          if (step.kind === 'moved') continue;
          expect(step.from).toBe(next);
          next = step.to + 1;
        }
        const moved = steps.filter(({ kind }) => kind === 'moved').length;
        expect(next - 1 + moved).toBe(zone.localDay(dueAt - 1));
      }),
      { numRuns: 200 },
    );
  });
});
