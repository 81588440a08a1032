import type { ScoreRow } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { groupsOf, outcomesInWords, stacked } from './outcomes.js';
import { scoreRow } from './score-row.test-fixture.js';

const none = { kept: 0, extended: 0, missed: 0, running: 0, waived: 0, withdrawn: 0 };

describe('outcomes', () => {
  it('stand one after the other, those that are not there left out', () =>
    expect(stacked({ ...none, kept: 5, missed: 2, running: 1 })).toEqual([
      { outcome: 'kept', amount: 5, before: 0 },
      { outcome: 'missed', amount: 2, before: 5 },
      { outcome: 'running', amount: 1, before: 7 },
    ]));

  it('read as words', () => {
    expect(outcomesInWords({ ...none, kept: 5, missed: 2 })).toBe('5 kept, 2 missed');
    expect(outcomesInWords(none)).toBe('none');
  });
});

describe('groupsOf', () => {
  const rows: ScoreRow[] = [
    scoreRow({ promiseId: 'CITY-E1', clockId: 'response', title: 'Emails', channel: 'email', kept: 2 }),
    scoreRow({ promiseId: 'CITY-E1', clockId: 'first-reply', title: 'Emails', channel: 'web', missed: 1 }),
    scoreRow({ promiseId: 'CITY-C1', clockId: 'reply', title: 'Complaints', channel: 'email', kept: 9 }),
  ];

  it('adds up the clocks of a promise, the most frequent promise first', () =>
    expect(groupsOf(rows, 'promise')).toEqual([
      { name: 'CITY-C1', detail: 'Complaints', made: { ...none, kept: 9 } },
      { name: 'CITY-E1', detail: 'Emails', made: { ...none, kept: 2, missed: 1 } },
    ]));

  it('adds up by what the report is split by', () =>
    expect(groupsOf(rows, 'channel').map(({ name, made }) => [name, made.kept, made.missed])).toEqual([
      ['Email', 11, 0],
      ['Web form', 0, 1],
    ]));
});
