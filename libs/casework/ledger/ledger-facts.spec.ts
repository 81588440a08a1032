import type { LedgerEntry } from '@frontdoor/persistence';
import { describe, expect, it } from 'vitest';
import { matterOf, toEvents } from './ledger-facts.js';

/** Entries come to be known in the order of their making, unless said otherwise. */
let made = 0;
const entry = (
  type: string,
  at: number,
  data: Record<string, unknown> = {},
  position = ++made,
): LedgerEntry => ({ type, at, data, position: String(position) }) as LedgerEntry;
const received = (at: number, enquiryKind: string) =>
  entry('contact-received', at, { channel: 'email', enquiryKind });
const GIVEN = {
  kind: 'enquiry' as const,
  complex: true,
  responseRequested: true,
  stage: 3,
  waitingSince: 7,
};
const standingOf = (...entries: LedgerEntry[]) => matterOf(GIVEN, toEvents(entries));

describe('what an enquiry is by its ledger', () => {
  it('is what its first contact says, until people classify it', () => {
    expect(standingOf(received(1, 'foi')).kind).toBe('foi');
    const classified = entry('classified', 2, { enquiryKind: 'complaint', complex: true });
    expect(standingOf(received(1, 'foi'), classified)).toMatchObject({ kind: 'complaint', complex: true });
  });

  it('does not become another by a further contact, which was noted under a classification since taken back', () => {
    const entries = [received(1, 'enquiry'), received(3, 'complaint')];
    expect(standingOf(...entries).kind).toBe('enquiry');
    expect(toEvents(entries)[1]).not.toHaveProperty('enquiryKind');
  });

  it('knows its stage and since when it waits', () => {
    const story = [received(1, 'complaint'), entry('escalated', 2), entry('paused', 3), entry('paused', 4)];
    expect(standingOf(...story)).toMatchObject({ stage: 2, waitingSince: 3 });
    expect(standingOf(...story, entry('resumed', 5)).waitingSince).toBeNull();
  });

  it('begins anew after it was withdrawn', () => {
    const story = [
      received(1, 'complaint'),
      entry('escalated', 2),
      entry('paused', 3),
      entry('withdrawn', 4),
    ];
    expect(standingOf(...story)).toMatchObject({ stage: 1, waitingSince: null, complex: false });
    expect(standingOf(...story, received(5, 'enquiry')).kind).toBe('enquiry');
  });

  describe('where somebody acted without having seen all', () => {
    const seen = received(1, 'enquiry');
    /** It came in before the act, and was brought to the enquiry after. */
    const late = entry('contact-received', 3, { channel: 'email' }, 1000);
    const seenUpTo = seen.position;

    it('an answer is one to what was seen, whenever the rest came in', () => {
      const answer = entry('responded', 5, { seenUpTo });
      const [, , told] = toEvents([seen, late, answer]);
      expect(told).toEqual({ type: 'responded', at: 5, unseen: [3] });
      expect(toEvents([seen, answer])[1]).toEqual({ type: 'responded', at: 5 });
      expect(toEvents([seen, late, entry('responded', 5, { seenUpTo: '1000' })])[2]).not.toHaveProperty(
        'unseen',
      );
    });

    it('nobody waits for the customer', () => {
      const story = [seen, late, entry('paused', 5, { seenUpTo })];
      expect(standingOf(...story).waitingSince).toBeNull();
    });

    it('what was withdrawn is what was seen', () => {
      const story = [seen, late, entry('withdrawn', 5, { seenUpTo, reason: 'a duplicate' })];
      expect(toEvents(story).map(({ type, at }) => [type, at])).toEqual([
        ['contact-received', 1],
        ['withdrawn', 3],
        ['contact-received', 3],
      ]);
    });

    it('that a contact was changed is nothing to the charter', () => {
      expect(toEvents([seen, entry('contact-changed', 2)])).toHaveLength(1);
    });
  });
});
