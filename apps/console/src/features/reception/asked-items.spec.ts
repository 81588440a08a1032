import { describe, expect, it } from 'vitest';
import { askedOf, blankItem } from './asked-items.js';

const line = (given: Partial<ReturnType<typeof blankItem>>) => ({ ...blankItem('1'), ...given });

describe('what was asked for', () => {
  it('is what stands in the lines, without those left empty', () =>
    expect(askedOf([line({ text: ' A form ' }), line({})])).toEqual([{ text: 'A form', given: true }]));
  it('says why it was not given and by when it will be', () =>
    expect(askedOf([line({ text: 'A key', given: false, because: 'being cut', by: '2026-07-10' })])).toEqual([
      { text: 'A key', given: false, because: 'being cut', by: '2026-07-10' },
    ]));
  it.each([
    { text: 'A key', given: false, because: '', by: '2026-07-10' },
    { text: 'A key', given: false, because: 'being cut', by: null },
    { text: '', given: false, because: 'being cut', by: null },
  ])('is not whole as %j', (item) => expect(askedOf([line(item)])).toBeNull());
});
