import { expect, it } from 'vitest';
import { sayEvidence } from './evidence.js';

const phone = { kind: 'phone', value: '+447700900123', sameName: null } as const;

it.each([
  [
    { namedHere: true, namedThere: false },
    'This customer named the telephone number +447700900123, from which the other has written.',
  ],
  [
    { namedHere: false, namedThere: true },
    'This customer has written from the telephone number +447700900123, which the other named.',
  ],
  [
    { namedHere: true, namedThere: true },
    'Both named the telephone number +447700900123, and neither has written from it.',
  ],
])('says who named an address and who wrote from it', (who, words) => {
  expect(sayEvidence({ ...phone, ...who })).toBe(words);
});

it('says that both have a name', () => {
  const address = { kind: 'postal', value: '12 Mill Road', namedHere: true, namedThere: true } as const;
  expect(sayEvidence({ ...address, sameName: 'A O’Neill' })).toBe(
    'Both gave the postal address 12 Mill Road. Both go by the name A O’Neill.',
  );
});
