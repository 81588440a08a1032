import { expect, it } from 'vitest';
import { toE164 } from './phone-number.js';

it.each([
  ['01223 457000', '+441223457000'],
  ['(01223) 457-000', '+441223457000'],
  ['+44 (0)1223 457000', '+441223457000'],
  ['0044 1223 457000', '+441223457000'],
  ['07700900123', '+447700900123'],
  ['+48 22 123 45 67', '+48221234567'],
])('%s is %s', (written, e164) => {
  expect(toE164(written)).toBe(e164);
});

it('takes no time over a text that is too long to be a number', () => {
  expect(toE164(`+44;phone-context=9${'0'.repeat(2_000_000)}`)).toBeUndefined();
});

it.each(['', 'anonymous', '12', '01223', '+999 1234567', 'ring me'])('%j is no telephone number', (text) => {
  expect(toE164(text)).toBeUndefined();
});
