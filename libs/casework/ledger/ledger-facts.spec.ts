import type { LedgerEntry } from '@frontdoor/persistence';
import { describe, expect, it } from 'vitest';
import { matterOf, toEvents } from './ledger-facts.js';

const entry = (type: string, at: number, data: Record<string, unknown> = {}): LedgerEntry =>
  ({ type, at, data }) as LedgerEntry;
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
});
