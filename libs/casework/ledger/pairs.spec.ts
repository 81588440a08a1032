import type { Commitment as Derived, Pack } from '@frontdoor/charter';
import type { Commitment, LedgerEntry } from '@frontdoor/persistence';
import { describe, expect, it } from 'vitest';
import { pairUp, withOpeners } from './pairs.js';

const pack = { clocks: new Map([['E1', { starts: 'contact-received' }]]) } as unknown as Pack;
const AT = 1000;
const derived = (startedAt = AT): Derived => ({ clockId: 'E1', startedAt }) as Derived;
const row = (contactId: string, startedAt = AT): Commitment =>
  ({ clockId: 'E1', startedAt, contactId }) as Commitment;
const entry = (type: string, contactId: string, at = AT): LedgerEntry =>
  ({ id: `of ${contactId}`, type, at, contactId, data: {}, recordedAt: at }) as unknown as LedgerEntry;
const opened = (commitments: Derived[], entries: LedgerEntry[]) =>
  withOpeners({ id: 'enquiry', pack, commitments }, entries);

describe('what happens within one millisecond', () => {
  it('gives each contact a commitment of its own', () => {
    const both = opened(
      [derived(), derived()],
      [entry('contact-received', 'a'), entry('contact-received', 'b')],
    );
    expect(both.map(({ contactId }) => contactId)).toEqual(['a', 'b']);
    const { pairs, unstored } = pairUp([row('a')], both);
    expect(pairs.size).toBe(1);
    expect(unstored.map(({ contactId }) => contactId)).toEqual(['b']);
    expect(pairUp([row('b'), row('a')], both).pairs.size).toBe(2);
  });

  it('gives the commitment to the contact, not to the reply that left', () => {
    const [only] = opened([derived()], [entry('responded', 'reply'), entry('contact-received', 'a')]);
    expect(only!.contactId).toBe('a');
  });

  it('knows a row again that an earlier rule gave to another', () => {
    const [only] = opened([derived()], [entry('responded', 'reply'), entry('contact-received', 'a')]);
    expect(pairUp([row('reply')], [only!])).toMatchObject({ unstored: [] });
  });
});

it('knows a commitment again whose contact was received on another day than was written down', () => {
  const [only] = opened([derived(500)], [entry('contact-received', 'a', 500)]);
  const stored = [row('b'), row('a')];
  const { pairs, unstored } = pairUp(stored, [only!]);
  expect(unstored).toEqual([]);
  expect([...pairs.keys()]).toEqual([stored[1]]);
  const [byReply] = opened([derived(500)], [entry('acknowledged', 'a', 500)]);
  expect(pairUp(stored, [byReply!]).unstored).toHaveLength(1);
});

it('what opened nothing is of the enquiry', () => {
  expect(opened([derived(5)], [])[0]!.contactId).toBe('enquiry');
});
