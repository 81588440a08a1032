import type { ReadPage } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { headingOf } from './heading.js';
import { suggestionsFrom } from './suggestions-from.js';

const KNOWN = {
  services: [
    { slug: 'waste', name: 'Waste and recycling', topics: ['Missed bin', 'Bulky waste'] },
    { slug: 'streets', name: 'Streets and lighting', topics: ['Street lamp', 'Pothole'] },
    { slug: 'trethi', name: 'Treth y cyngor', topics: ['Gostyngiad'] },
  ],
  own: {
    isOurs: ({ value }: { value: string }) => value === '+441223457000',
    isInOurDomain: ({ value }: { value: string }) => value.endsWith('@council.example'),
  },
  enquiries: [{ reference: 'K7Q2-9XMA', subject: 'Broken lamp' }],
};

const pageOf = (text: string, page = 1): ReadPage => ({
  ...{ page, text, confidence: 93, source: 'ocr', turned: 0 },
});
const found = (...texts: string[]): Record<string, string> =>
  Object.fromEntries(
    suggestionsFrom(
      texts.map((text, n) => pageOf(text, n + 1)),
      KNOWN,
    ).map(({ kind, value }) => [kind, value]),
  );

const LETTER = `14 Mill Lane
Cambridge
CB2 1RX
Tel: 01223 555 019
pat.brown@post.example

The Guildhall, City Council
Market Square
Cambridge CB2 3QJ

3 November 2026

Dear Sir or Madam,

Re: Street lamp outside my house (your reference K7Q2-9XMA)

The lamp has been dark for weeks. I rang 01223 457000 and wrote to lights@council.example.

Yours faithfully
Pat Brown`;

describe('what a letter says of its sender and its matter', () => {
  it('is found: address, telephone, email, our reference, and the service', () => {
    expect(found(LETTER)).toEqual({
      reference: 'K7Q2-9XMA',
      postal: '14 Mill Lane, Cambridge, CB2 1RX',
      phone: '+441223555019',
      email: 'pat.brown@post.example',
      service: 'streets',
    });
    expect(headingOf(LETTER)).toBe('Street lamp outside my house (your reference K7Q2-9XMA)');
  });

  it('is found in Welsh', () => {
    const letter = `Rhif 3, Stryd y Bont
Aberystwyth SY23 1AA
Ffôn 01970 555 123

Cyngor Sir
Neuadd y Sir
Aberaeron SA46 0PA

Annwyl Gyngor

Parthed: Gostyngiad i fy nhreth

Hoffwn wneud cais am ostyngiad i’r dreth.`;
    expect(found(letter)).toMatchObject({
      postal: 'Rhif 3, Stryd y Bont, Aberystwyth, SY23 1AA',
      phone: '+441970555123',
      service: 'trethi',
    });
    expect(headingOf(letter)).toBe('Gostyngiad i fy nhreth');
  });

  it('is an address whose lines stand apart, as a machine reads them', () => {
    const spaced = '12 Mill Road\n\nFenmoor\n\nCB1 2AB\nreed@post.example\nMy gate is broken';
    expect(found(spaced)).toMatchObject({
      postal: '12 Mill Road, Fenmoor, CB1 2AB',
      email: 'reed@post.example',
    });
  });

  it('is a postcode alone where no address goes with it, on whichever page it stands first', () => {
    expect(found('My bin was missed.', 'I live in CB4 2HY')).toEqual({
      postcode: 'CB4 2HY',
      service: 'waste',
    });
  });

  it('is never the council’s own address, telephone or mailbox', () => {
    expect(
      found('City Council\nThe Guildhall\nCambridge CB2 3QJ\nTel 01223 457000\nhello@council.example'),
    ).toEqual({});
  });

  it('is no service where two are as likely, and no reference that there is not', () => {
    expect(found('Missed under a lamp. ABCD-2345')).toEqual({});
  });

  it('takes no time over text that is made to', () => {
    const from = performance.now();
    for (const text of [
      '0 '.repeat(50_000),
      'a@'.repeat(50_000),
      'CB2 1RX\n'.repeat(5_000),
      `${'a.'.repeat(40_000)}@x.y`,
    ])
      found(text);
    expect(performance.now() - from).toBeLessThan(3000);
  });
});
