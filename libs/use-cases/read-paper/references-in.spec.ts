import { expect, it } from 'vitest';
import { referencesIn } from './references-in.js';

it('references are found as they are printed, the likeliest first, and where a machine misread one or two characters', () => {
  expect(referencesIn('Your reference N7YX-A3KM.')).toEqual(['N7YX-A3KM']);
  expect(referencesIn('Your reference NSYX-63AQ.').slice(0, 1)).toEqual(['NSYX-63AQ']);
  expect(referencesIn('Your reference NSYX-63AQ.')).toContain('N5YX-63AQ');
  expect(referencesIn('Your reference N5YX-63A0.')).toContain('N5YX-63AQ');
  expect(referencesIn('Your reference NSYX\u201363AO.')).toContain('N5YX-63AQ');
});

it('nothing else is taken for one, and print without end stays cheap', () => {
  expect(referencesIn('Tel 01222-3555, account 12345678, n5yx-63aq, XK7Q2-9XMA')).toEqual([]);
  expect(referencesIn('S5S5-S5S5 '.repeat(10_000)).length).toBeLessThan(100);
  expect(
    referencesIn(Array.from({ length: 5000 }, (_, n) => `BB${n + 1000}-5555`.slice(0, 4) + '-5S5S').join(' '))
      .length,
  ).toBeLessThan(1000);
});
