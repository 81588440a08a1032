import { describe, expect, it } from 'vitest';
import { isAuthenticated } from './authentication-results.js';

const RELAY = 'mx.council.example';
const FROM = 'resident@customer.example';
const by = (field: string | string[], from = FROM): boolean => isAuthenticated([field].flat(), from, [RELAY]);

describe('what a trusted relay found', () => {
  it.each([
    ['DMARC', 'dmarc=pass header.from=customer.example', true],
    ['DMARC with its policy in a comment', 'dmarc=pass (p=NONE; sp=NONE) header.from=customer.example', true],
    ['DMARC of somebody else', 'dmarc=pass header.from=other.example', false],
    [
      'DMARC that failed',
      'dkim=pass header.d=customer.example; dmarc=fail header.from=customer.example',
      false,
    ],
    ['DKIM where there is no policy', 'dmarc=none; dkim=pass header.d=customer.example', true],
    ['DKIM of a domain below', 'dkim=pass header.i=@mail.customer.example', true],
    ['DKIM of somebody else', 'dkim=pass header.d=forger.example', false],
    ['DKIM of a whole top level', 'dkim=pass header.d=example', false],
    ['DKIM of a domain that only ends alike', 'dkim=pass header.d=evilcustomer.example', false],
    ['SPF', 'spf=pass smtp.mailfrom=bounce@customer.example', true],
    ['SPF of a forger', 'spf=pass smtp.mailfrom=forger.example', false],
    ['SPF that is soft', 'spf=softfail smtp.mailfrom=customer.example', false],
    ['nothing', 'none', false],
    ['a pass in a comment', 'spf=fail (dmarc=pass; dmarc=pass header.from=customer.example)', false],
    ['a pass in quotes', 'spf=fail reason="; dmarc=pass header.from=customer.example"', false],
  ])('%s', (_, results, proven) => {
    expect(by(`${RELAY}; ${results}`)).toBe(proven);
    expect(by(`${RELAY} 1;\r\n ${results.replaceAll('; ', ';\r\n\t')}`)).toBe(proven);
  });

  it('counts by its topmost field; what stands below, or is of others, came with the mail', () => {
    const forged = `${RELAY}; dmarc=pass header.from=customer.example`;
    expect(by([`${RELAY}; dmarc=fail header.from=customer.example`, forged])).toBe(false);
    expect(by(['inner.council.example; none', forged])).toBe(true);
    expect(by('mx.forger.example; dmarc=pass header.from=customer.example')).toBe(false);
    expect(by([])).toBe(false);
  });

  it('is read in time that grows with its length', () => {
    for (const piece of ['(', '"', '\\', ';', 'a=b ', 'dkim=pass header.d='])
      expect(by(`${RELAY}; ${piece.repeat(200_000)}`)).toBe(false);
  });
});
