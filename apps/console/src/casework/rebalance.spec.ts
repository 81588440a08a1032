import type { RebalanceOutcome } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { movesOf, undoing } from './rebalance.js';

const outcome = (id: string, more: Partial<RebalanceOutcome> = {}): RebalanceOutcome => ({
  id,
  was: null,
  tookOwnership: false,
  problem: null,
  ...more,
});

it('moves carry who had it on screen', () =>
  expect(
    movesOf(
      [
        { id: 'a', agent: null },
        { id: 'b', agent: { id: 'ash' } },
      ],
      'oak',
    ),
  ).toEqual([
    { id: 'a', to: 'oak', from: null },
    { id: 'b', to: 'oak', from: 'ash' },
  ]));

describe('undoing', () => {
  it('takes each back to where it was, if it still is where it was put', () =>
    expect(undoing([outcome('a', { tookOwnership: true }), outcome('b', { was: 'ash' })], 'oak')).toEqual([
      { id: 'a', to: null, from: 'oak', undo: { tookOwnership: true } },
      { id: 'b', to: 'ash', from: 'oak', undo: { tookOwnership: false } },
    ]));
  it('leaves alone what was not done, and what did not change', () =>
    expect(
      undoing(
        [outcome('a', { problem: { code: 'x', message: '', remedy: '' } }), outcome('b', { was: 'oak' })],
        'oak',
      ),
    ).toEqual([]));
  it('gives back what was put into the queue', () =>
    expect(undoing([outcome('a', { was: 'ash' }), outcome('b')], null)).toEqual([
      { id: 'a', to: 'ash', from: null, undo: { tookOwnership: false } },
    ]));
});
