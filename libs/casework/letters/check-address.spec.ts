import { expect, it } from 'vitest';
import { doubtsOfAddress } from './check-address.js';

it.each([
  [['Ada Whitfield', '12 Mill Road', 'Fenmoor', 'CB1 2AB'], 0],
  [['Ada Whitfield', 'Fenmoor CB1 2AB', 'SW1A 1AA'], 0],
  [['12 Mill Road', 'Fenmoor', 'W1 1AB'], 0],
  [['Ada Whitfield', '12 Mill Road', 'Fenmoor'], 1],
  [['Ada Whitfield', 'CB1 2AB'], 1],
  [['Ada Whitfield', 'Rue de la Loi 16', '1000 Bruxelles', 'Belgium'], 0],
  [['Ada Whitfield', 'Fenmoor'], 2],
  [[], 2],
])('the address %j has %i doubts', (lines, count) => {
  expect(doubtsOfAddress(lines)).toHaveLength(count);
});
