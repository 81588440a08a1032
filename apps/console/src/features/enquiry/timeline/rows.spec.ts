import type { TimelineEntry } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { firstToRead, rowsOf } from './rows.js';

const contact = (
  id: string,
  direction: 'in' | 'out',
  changes: Partial<Extract<TimelineEntry, { type: 'contact' }>> = {},
): TimelineEntry => ({
  id,
  at: '2026-11-23T10:00:00Z',
  type: 'contact',
  direction,
  channel: 'email',
  party: 'resident@customer.example',
  by: direction === 'out' ? 'Ash' : null,
  subject: null,
  text: id,
  attachments: [],
  automatic: false,
  callback: null,
  changes: [],
  delivery: null,
  call: null,
  ...changes,
});
const receipt = (id: string, state: 'sent' | 'failed' = 'sent') =>
  contact(id, 'out', {
    automatic: true,
    by: null,
    delivery: {
      id,
      state,
      at: '2026-11-23T10:00:00Z',
      problem: null,
      canRetry: state === 'failed',
      canTakeBack: false,
      said: null,
      canSay: false,
    },
  });
const event = (id: string, tone: 'neutral' | 'good' | 'bad' = 'neutral', at = '2026-11-23T10:00:00Z') =>
  ({ id, at, type: 'event', by: null, text: id, tone }) as const;
const dayOf = (at: string) => at.slice(0, 10);
const linesOf = (...entries: TimelineEntry[]) =>
  rowsOf(entries, dayOf).map((row) =>
    row.type === 'said' ? row.id : `${row.shown.id} of ${row.entries.map(({ id }) => id).join(' ')}`,
  );

describe('the lines of a timeline', () => {
  it('fold what stands beside the talk, and show the notice that went out', () =>
    expect(
      linesOf(contact('a', 'in'), event('opened'), receipt('receipt'), event('taken'), contact('b', 'out')),
    ).toEqual(['a', 'receipt of opened receipt taken', 'b']));
  it('show what is bad before what is good, and that before all else', () =>
    expect(linesOf(event('missed', 'bad'), event('kept', 'good'), event('closed'))).toEqual([
      'missed of missed kept closed',
    ]));
  it('are apart for each day', () =>
    expect(linesOf(event('one'), event('two', 'neutral', '2026-11-24T10:00:00Z'))).toEqual([
      'one of one',
      'two of two',
    ]));
  it('do not hide a notice that did not arrive', () =>
    expect(linesOf(event('opened'), receipt('lost', 'failed'))).toEqual(['opened of opened', 'lost']));
});

describe('where reading begins', () => {
  it.each([
    ['at the first that nobody has answered', [contact('a', 'in'), receipt('r'), contact('b', 'in')], 'a'],
    [
      'behind the last answer',
      [contact('a', 'in'), contact('b', 'out'), contact('c', 'in'), contact('d', 'in')],
      'c',
    ],
    ['at the last of the customer when all is answered', [contact('a', 'in'), contact('b', 'out')], 'a'],
    ['nowhere when the customer has said nothing', [contact('a', 'out'), event('opened')], undefined],
  ])('%s', (_, entries, id) => expect(firstToRead(entries)).toBe(id));
});
