import type { LineMoment } from '@frontdoor/channels/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { legAfter } from './leg-after.js';

const asked: Parameters<typeof legAfter>[0] = {
  ...{ state: 'asked', rangAt: null, joinedAt: null, endedAt: null },
  ...{ problem: null, providerId: null, answeredBy: null, kind: 'customer', number: '+447700900123' },
};
const line = { leg: '0d4e5c1a-0000-4000-8000-000000000001', providerId: 'CA1' };
const moments: LineMoment[] = [
  { line, what: 'ringing', at: 10 },
  { line, what: 'answered', at: 20 },
  { line, what: 'recognised', at: 22, answeredBy: 'machine' },
  { line, what: 'joined', at: 25 },
  { line, what: 'held', at: 30 },
  { line, what: 'resumed', at: 40 },
  { line, what: 'left', at: 50 },
  { line, what: 'ended', at: 51, problem: 'unreachable' },
];

it.each([
  ['that is asked to ring', asked],
  // By nobody but us: its provider had not said yet which one it rings.
  ['that was given up before its id was known', { ...asked, state: 'ended' as const, endedAt: 5 }],
])(
  'of a telephone %s the same moments in any order, each any number of times, come to the same',
  (_, begin) => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moments), { maxLength: 30 }), (more) => {
        const told = [...moments, ...more].toSorted((a, b) => more.indexOf(a) - more.indexOf(b));
        const leg = told.reduce<typeof asked>(
          (known, moment) => ({ ...known, ...legAfter(known, moment) }),
          begin,
        );
        expect(leg).toEqual({
          ...{ state: 'ended', rangAt: 10, joinedAt: 25, endedAt: 51 },
          ...{ problem: 'The customer’s number could not be connected.', providerId: 'CA1' },
          ...{ answeredBy: 'machine', kind: 'customer', number: '+447700900123' },
        });
      }),
    );
  },
);

it('one that was given up before its id was known has not ended, until it is by that id', () => {
  const givenUp = { ...asked, state: 'ended' as const, endedAt: 5 };
  expect(legAfter(givenUp, moments[0]!)).toEqual({
    ...{ rangAt: 10, endedAt: null, providerId: 'CA1' },
  });
  expect(legAfter({ ...givenUp, providerId: 'CA1', rangAt: 10 }, moments[0]!)).toBeUndefined();
});

it('what is nothing new changes nothing', () => {
  const [ringing] = moments;
  expect(legAfter({ ...asked, state: 'ended', rangAt: 10, providerId: 'CA1' }, ringing!)).toBeUndefined();
});
