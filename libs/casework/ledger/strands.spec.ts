import type { Commitment } from '@frontdoor/charter';
import { describe, expect, it } from 'vitest';
import { strandsOf, together } from './strands.js';

let last = 0;
const entry = (id: string, type: string, at: number, more: { contactId?: string; data?: object } = {}) => ({
  ...{ id, type, at, contactId: more.contactId ?? null, position: String(++last) },
  data: { ...more.data } as Record<string, unknown>,
});
const joined = (id: string, at: number, entryIds: string[], contactIds: string[] = []) =>
  entry(id, 'joined', at, { data: { enquiryId: id, reference: id, entryIds, contactIds } });
const idsOf = (strands: ReturnType<typeof strandsOf>) =>
  strands.map(({ entries }) => entries.map(({ id }) => id).join(' '));

describe('the ledger of an enquiry that another joined', () => {
  it('is what each was, and for both what is done since by somebody who could know', () => {
    const own = [
      entry('c1', 'contact-received', 1, { contactId: 'c1' }),
      entry('r1', 'responded', 3, { contactId: 'r1' }),
    ];
    const its = [entry('c2', 'contact-received', 2, { contactId: 'c2' }), entry('p2', 'paused', 4)];
    const join = joined('j', 5, ['c2', 'p2'], ['c2', 'r2']);
    const later = [
      entry('r2', 'responded', 6, { contactId: 'r2' }),
      entry('blind', 'responded', 7, { contactId: 'b', data: { seenUpTo: own[0]!.position } }),
      entry('r3', 'responded', 8, { contactId: 'r3', data: { seenUpTo: join.position } }),
      entry('c3', 'contact-received', 9, { contactId: 'c3' }),
      entry('s2', 'receipt-corrected', 9, { contactId: 'c2' }),
    ];
    const all = [...own, ...its, join, ...later].toSorted((a, b) => a.at - b.at) as never;
    expect(idsOf(strandsOf(all))).toEqual(['c1 r1 j blind r3 c3', 'c2 p2 r2 r3 s2']);
  });

  it('has what had joined that one before in its own strand', () => {
    const c3 = entry('c3', 'contact-received', 3, { contactId: 'c3' });
    const j3 = joined('j3', 4, ['c3'], ['c3']);
    const r2 = entry('r2', 'responded', 5, { contactId: 'r2' });
    const j2 = joined('j2', 6, ['c2', 'c3', 'j3', 'r2'], ['c2', 'c3', 'r2']);
    const r1 = entry('r1', 'responded', 7, { contactId: 'r1' });
    const all = [entry('c1', 'contact-received', 1), entry('c2', 'contact-received', 2), c3, j3, r2, j2, r1];
    expect(idsOf(strandsOf(all as never))).toEqual(['c1 j2 r1', 'c2 j3 r2 r1', 'c3 r2 r1']);
  });
});

it('of a promise that both gave once, the one that is due first goes on; contacts are answered each', () => {
  const promise = (clockId: string, per: string, startedAt: number, dueAt: number) =>
    ({ clockId, per, startedAt, dueAt, state: 'running', explanation: [] }) as unknown as Commitment;
  const result = (...commitments: Commitment[]) => ({ commitments, refusals: [] });
  const { commitments } = together([
    {
      joinedAt: undefined,
      result: result(promise('once', 'enquiry', 1, 20), promise('each', 'contact', 1, 20)),
    },
    { joinedAt: 5, result: result(promise('once', 'enquiry', 2, 15), promise('each', 'contact', 2, 15)) },
  ]);
  expect(commitments.map(({ clockId, dueAt, state }) => `${clockId} ${dueAt} ${state}`)).toEqual([
    'once 20 withdrawn',
    'each 20 running',
    'once 15 running',
    'each 15 running',
  ]);
});
