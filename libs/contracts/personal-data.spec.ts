import { expect, it } from 'vitest';
import { personalIn } from './personal-data.js';

it.each<[string, [string, string][]]>([
  ['We are looking into it and will be back by noon.', []],
  ['Road closed from 10:30 to 12:45 on 24 November.', []],
  ['Bins are late in 3 streets; crews of 20 people are out.', []],
  ['See https://fenmoor.example/flood/2026-11-24?id=12345678', []],
  ['Your reference is K7Q2-9XMA.', [['reference', 'K7Q2-9XMA']]],
  [
    'Your reference is YBJQ-XEGT, or k7q2-9xma',
    [
      ['reference', 'YBJQ-XEGT'],
      ['reference', 'k7q2-9xma'],
    ],
  ],
  ['Half-mast flags and well-kept parks', []],
  ['Call 01223 457000', [['telephone', '01223 457000']]],
  ['Call +44 7700 900123 now', [['telephone', '+44 7700 900123']]],
  ['we wrote to ash@customer.example', [['email', 'ash@customer.example']]],
  [
    'At 12 Mill Road, CB1 2AB',
    [
      ['street', '12 Mill Road'],
      ['postcode', 'CB1 2AB'],
    ],
  ],
  ['born 3 May 1984', [['birth', '3 May 1984']]],
  ['born 03/05/1984', [['birth', '03/05/1984']]],
  ['QQ 12 34 56 C is no number, AB 12 34 56 C is', [['account', 'AB 12 34 56 C']]],
  ['account 123456789', [['account', '123456789']]],
  // As it is read, however it is written.
  ['０１２２３ ４５７０００', [['telephone', '01223 457000']]],
  ['01223\u200b457\u2060000', [['telephone', '01223457000']]],
  [
    '01223.457.000 or 01223‑457‑000',
    [
      ['telephone', '01223.457.000'],
      ['telephone', '01223-457-000'],
    ],
  ],
  ['٠١٢٢٣٤٥٧٠٠٠', [['telephone', '01223457000']]],
  ['0\ufe0f\u20e31\ufe0f\u20e32\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e3457000', [['telephone', '01223457000']]],
  ['ash＠customer．example', [['email', 'ash@customer.example']]],
  [
    'CB1\u00a02AB and K7Q2–9XMA',
    [
      ['postcode', 'CB1 2AB'],
      ['reference', 'K7Q2-9XMA'],
    ],
  ],
  ['𝟘𝟙𝟚𝟚𝟛 𝟜𝟝𝟟𝟘𝟘𝟘', [['telephone', '01223 457000']]],
])('%j', (text, found) => {
  expect(personalIn(text).map(({ what, words }) => [what, words])).toEqual(found);
});

it('takes no time over what is made to take long', () => {
  for (const text of ['a@'.repeat(10_000), '0 '.repeat(10_000), '1 Aa '.repeat(4000), 'A1 '.repeat(7000)])
    expect(personalIn(text)).toBeInstanceOf(Array);
});
