import type { VisitNeed } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { byTurn, ticketOf } from './turn.js';

const visitor = (arrivedAt: number, needs: VisitNeed[] = [], number = 1) => ({ arrivedAt, needs, number });

describe('whose turn it is', () => {
  const [early, late] = [visitor(1), visitor(2)];
  const helped = visitor(3, ['mobility']);
  const apart = visitor(4, ['private']);

  it('is by who came first, where the charter says nothing else', () =>
    expect([apart, helped, late, early].toSorted(byTurn(false))).toEqual([early, late, helped, apart]));
  it('is first of those who need help with communication or access, where it does', () =>
    expect([apart, late, helped, early].toSorted(byTurn(true))).toEqual([helped, early, late, apart]));
  it('is by the number of the ticket within one instant', () =>
    expect([visitor(1, [], 2), visitor(1, [], 1)].toSorted(byTurn(true)).map(({ number }) => number)).toEqual(
      [1, 2],
    ));
});

it.each([
  [0, 1, 'A01'],
  [0, 100, 'A100'],
  [1, 7, 'B07'],
  [26, 7, 'AA07'],
])('desk %i, number %i is ticket %s', (desk, number, ticket) => expect(ticketOf(desk, number)).toBe(ticket));
