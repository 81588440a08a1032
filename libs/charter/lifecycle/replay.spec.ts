import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MILESTONES } from '@frontdoor/kernel';
import { loadPack, PACK_IDS } from '../spec/read-charters.js';
import { at, received } from '../spec/stories.js';
import type { EnquiryEvent } from '../words/events.js';
import { lifecycle } from './lifecycle.js';

describe('a replay', () => {
  const from = at('2026-03-01T00:00:00Z');
  const anyEvent: fc.Arbitrary<EnquiryEvent> = fc
    .tuple(
      fc.integer({ min: 0, max: 60 * 24 * 60 }).map((minute) => from + minute * 60_000),
      fc.constantFrom(
        'contact-received',
        'paused',
        'resumed',
        'clarification-received',
        'extended',
        'waived',
        'withdrawn',
        'classified',
        ...MILESTONES,
      ),
      fc.constantFrom('enquiry', 'complaint', 'foi', 'suggestion'),
    )
    .map(([when, type, enquiryKind]): EnquiryEvent => {
      switch (type) {
        case 'contact-received':
          return { ...received('2026-03-01T00:00:00Z'), at: when, enquiryKind };
        case 'paused':
          return { type, at: when, reason: 'waiting', by: 'A. Clerk' };
        case 'withdrawn':
          return { type, at: when, reason: 'spam', by: 'A. Clerk' };
        case 'extended':
          return {
            type,
            at: when,
            clockId: 'CITY-C1',
            until: when + 9e8,
            reason: 'more time',
            customerToldAt: when,
          };
        case 'waived':
          return {
            type,
            at: when,
            waiver: 'out-of-office',
            evidence: 'message',
            urgentContact: 'desk',
            returnDate: '2026-04-01',
          };
        default:
          return { type, at: when, enquiryKind } as EnquiryEvent;
      }
    });
  const story = fc.uniqueArray(anyEvent, { maxLength: 12, selector: (event) => event.at });
  const packs = PACK_IDS.map((id) => loadPack(id));

  it('gives the same, in whatever order the events come', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...packs.keys()),
        story,
        fc.infiniteStream(fc.nat()),
        (i, events, order) => {
          const now = from + 90 * 86_400_000;
          const shuffled = events
            .map((event) => ({ event, key: order.next().value as number }))
            .sort((a, b) => a.key - b.key);
          expect(
            lifecycle(
              packs[i]!,
              shuffled.map(({ event }) => event),
              now,
            ),
          ).toEqual(lifecycle(packs[i]!, events, now));
        },
      ),
    );
  });

  it('never changes how a commitment ended, save by a new classification', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...packs.keys()),
        story,
        fc.integer({ min: 0, max: 90 }),
        (i, events, day) => {
          const plain = events.filter(({ type }) => type !== 'classified');
          const now = from + day * 86_400_000;
          const earlier = lifecycle(packs[i]!, plain, now).commitments;
          const later = lifecycle(packs[i]!, plain, now + 30 * 86_400_000).commitments;
          earlier.forEach((commitment, n) => {
            expect(later[n]).toMatchObject({ clockId: commitment.clockId, startedAt: commitment.startedAt });
            if (commitment.endedAt !== undefined) expect(later[n]).toEqual(commitment);
            else if (commitment.state === 'missed') expect(later[n]!.state).toBe('missed');
          });
        },
      ),
    );
  });

  it('is missed exactly when nothing met it by the due time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...packs.keys()), story, (i, events) => {
        const now = from + 90 * 86_400_000;
        for (const { state, dueAt, endedAt } of lifecycle(packs[i]!, events, now).commitments) {
          if (state === 'kept' || state === 'extended' || state === 'waived')
            expect(endedAt).toBeLessThanOrEqual(dueAt);
          if (state === 'missed') expect(endedAt ?? now).toBeGreaterThan(dueAt);
          if (state === 'running' || state === 'paused') expect(now).toBeLessThanOrEqual(dueAt);
        }
      }),
    );
  });
});
