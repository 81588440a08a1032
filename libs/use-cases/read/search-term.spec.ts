import { describe, expect, it } from 'vitest';
import { readTerm } from './search-term.js';

describe('what is typed into the search', () => {
  it.each([
    ['K7Q2-9XMA', 'K7Q2-9XMA'],
    ['k7q29xma', 'K7Q2-9XMA'],
    [' k7q2 ', 'K7Q2'],
    ['K7Q2-9', 'K7Q2-9'],
    ['[K7Q2-9XMA]', 'K7Q2-9XMA'],
    ['#k7q2-9xma', 'K7Q2-9XMA'],
    ['Ref: K7Q2–9XMA.', 'K7Q2-9XMA'],
    ['k7q2 9xma', 'K7Q2-9XMA'],
    ['Reference K7Q2\u20119XMA', 'K7Q2-9XMA'],
  ])('%j may be a reference or its beginning', (typed, from) =>
    expect(readTerm(typed).begun).toEqual({ from, before: `${from}~` }),
  );

  it.each(['bins', 'K7Q', 'council tax', 'K7Q2-9XMA1'])('%j is no reference', (typed) =>
    expect(readTerm(typed).begun).toBeUndefined(),
  );

  it('is an address when it looks like a whole one', () => {
    expect(readTerm('Resident@Customer.example').addresses).toContainEqual({
      kind: 'email',
      value: 'resident@customer.example',
    });
    expect(readTerm('(07700) 900 123').addresses).toEqual([{ kind: 'phone', value: '+447700900123' }]);
    expect(readTerm('12 Mill Road').addresses).toEqual([]);
  });

  it.each([
    'Zoë Quill <Zoe@customer.example>',
    'mailto:zoe@customer.example',
    '"Quill, Z" (zoe@customer.example).',
  ])('is the address in %s', (typed) =>
    expect(readTerm(typed).addresses).toContainEqual({ kind: 'email', value: 'zoe@customer.example' }),
  );

  it.each([
    'tel:+44 7700 900123',
    '07700\u00a0900\u2011123',
    '07700–900–123',
    '+44 (0)7700 900123',
    '００４４ 7700 900123',
  ])('is the number in %j', (typed) =>
    expect(readTerm(typed).addresses).toEqual([{ kind: 'phone', value: '+447700900123' }]),
  );

  it.each([
    ['OBrien', { begun: ['brien'], whole: ['o'] }],
    ['st johns road', { begun: ['st', 'road'], whole: ['john', 's'] }],
    ['O’Brien’s bin', { begun: ['obriens', 'bin'], whole: [] }],
    ['bus 12', { begun: [], whole: [] }],
  ])('is %s spelt otherwise as well', (typed, respelt) => expect(readTerm(typed).respelt).toEqual(respelt));

  it('is a whole reference with all its letters', () => {
    expect(readTerm('k7q29xma').reference).toBe('K7Q2-9XMA');
    expect(readTerm('K7Q2-9XM').reference).toBeUndefined();
  });

  it('is words, each of which may be the beginning of one', () => {
    expect(readTerm('Council tax, no 4 TAX')).toMatchObject({
      words: ['council', 'tax', 'no', '4'],
      leading: [['council'], ['council', 'tax'], ['council', 'tax', 'no']],
      ending: ':*',
    });
    expect(readTerm("O'Neill & \\ !")).toMatchObject({
      words: ['o', 'neill'],
      leading: [['neill']],
      ending: ':*',
    });
    expect(readTerm('?')).toMatchObject({ words: [], leading: [[]] });
  });

  it('is whole words when all are short', () =>
    expect(readTerm('no 4')).toMatchObject({ words: ['no', '4'], leading: [['no', '4']], ending: '' }));

  it('is led to by a few words, however many there are', () => {
    const { words, leading } = readTerm(Array.from({ length: 1000 }, (_, i) => `word${i}`).join(' '));
    expect(words).toHaveLength(1000);
    expect(leading).toEqual([['word100', 'word101', 'word102', 'word103']]);
  });

  it('is a part of a name or an address, if it is long enough', () => {
    expect(readTerm('50%_\\').part).toBe('%50\\%\\_\\\\%');
    expect(readTerm('ab').part).toBeNull();
    for (const typed of ['0123 4', '00123 4', '(0)1234']) expect(readTerm(typed).part).toBe('%1234%');
  });
});
