import { describe, expect, it } from 'vitest';
import { askedAgainIn } from './asked-again.js';

const place = { question: 'Where', answer: '4 Mill Road, Fenmoor' };
const phone = { question: 'Telephone number', answer: '+441223457001' };
const bins = { question: 'How many bins are missing?', answer: 'Two' };
const since = { question: 'Since when?', answer: 'Friday' };
const all = [place, phone, bins, since];

describe('what is asked for though it is known', () => {
  it.each([
    ['What is your address?', [place]],
    ['Please send us your postcode.', [place]],
    ['We still need a telephone number', [phone]],
    ['Could you tell us how many bins are missing', [bins]],
    ['When did this start? And which street is it in?', [place, since]],
  ])('%s', (text, found) => expect(askedAgainIn(text, all)).toEqual(found));

  it.each([
    ['an answer', 'We come to your address on Monday. Ring our telephone number if that does not suit.'],
    ['a question for something else', 'Which day suits you?'],
    [
      'a question that says the answer',
      'Is it still 4 Mill Road, Fenmoor? Is that your address: 4 Mill Road, Fenmoor?',
    ],
  ])('is nothing in %s', (_what, text) => expect(askedAgainIn(text, all)).toEqual([]));

  it('is nothing that has no answer', () =>
    expect(askedAgainIn('What is your address?', [{ question: 'Where', answer: ' ' }])).toEqual([]));

  it('is found quickly in a text of any length', () => {
    const begin = performance.now();
    askedAgainIn('please '.repeat(20_000), all);
    askedAgainIn('?'.repeat(100_000), all);
    expect(performance.now() - begin).toBeLessThan(500);
  });
});
