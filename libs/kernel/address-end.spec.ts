import { expect, it } from 'vitest';
import { beforePostcode, endsWell } from './address-end.js';

it.each([
  [['12 Mill Road', 'CB1 2AB'], true],
  [['12 Mill Road', 'Fenmoor CB1 2AB'], true],
  [['12 Mill Road', 'CB1 2AB', 'Wales'], true],
  [['Rue de la Loi 16', '1000 Bruxelles', 'Belgium'], true],
  [['12 Mill Road', 'Fenmoor', 'United Kingdom'], false],
  [['12 Mill Road', 'Fenmoor'], false],
  [[], false],
])('the address %j ends well: %s', (lines, well) => {
  expect(endsWell(lines)).toBe(well);
});

it('a postcode is told from what stands before it', () => {
  expect(beforePostcode('Fenmoor CB1 2AB')).toEqual({ before: 'Fenmoor', postcode: 'CB1 2AB' });
  expect(beforePostcode('CB1 2AB')).toEqual({ before: '', postcode: 'CB1 2AB' });
  expect(beforePostcode('Fenmoor')).toBeUndefined();
});
