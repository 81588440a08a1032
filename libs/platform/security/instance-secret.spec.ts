import { createCipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { InstanceSecret } from './instance-secret.js';

const OLD = 'the secret that was in use until yesterday';
const NEW = 'the secret that is in use from today on';
const old = new InstanceSecret(OLD);
const rotated = new InstanceSecret(NEW, [OLD]);
const stranger = new InstanceSecret('a secret of another installation altogether');

/** As versions before key ids sealed and signed: without anything in front. */
const keyBefore = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', OLD, 'frontdoor', purpose, 32));
function sealedBefore(text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyBefore('seal'), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}
function tokenBefore(reference: string, purpose: string, length: number): string {
  const digest = createHmac('sha256', keyBefore(purpose)).update(reference).digest();
  const letters = Array.from(
    digest.subarray(0, length),
    (byte) => 'abcdefghjkmnpqrstvwxyz23456789ab'[byte % 32],
  );
  return `${reference}.${letters.join('')}`;
}

describe('what is sealed', () => {
  it('opens with the secret that sealed it, current or former, and with no other', () => {
    const sealed = old.seal('whsec_abc');
    expect(old.unseal(sealed)).toBe('whsec_abc');
    expect(rotated.unseal(sealed)).toBe('whsec_abc');
    for (const other of [stranger, new InstanceSecret(NEW)])
      expect(() => other.unseal(sealed)).toThrow(
        expect.objectContaining({ code: 'secret-unknown' }) as Error,
      );
  });

  it('says which secret sealed it', () => {
    expect(old.seal('a').subarray(0, 7)).toEqual(old.seal('b').subarray(0, 7));
    expect(old.seal('a').subarray(0, 7)).not.toEqual(rotated.seal('a').subarray(0, 7));
    expect([rotated.isCurrent(rotated.seal('a')), rotated.isCurrent(old.seal('a'))]).toEqual([true, false]);
  });

  it('opens from before there were key ids, and counts as to be sealed anew', () => {
    const sealed = sealedBefore('whsec_abc');
    expect(rotated.unseal(sealed)).toBe('whsec_abc');
    expect(old.isCurrent(sealed)).toBe(false);
  });

  it('does not open when a byte was changed', () => {
    const sealed = old.seal('whsec_abc');
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed);
      changed[i]! ^= 1;
      expect(() => old.unseal(changed)).toThrow();
    }
  });
});

describe.each(['reply', 'track'] as const)('a reference signed for %s', (purpose) => {
  const other = purpose === 'reply' ? 'track' : 'reply';

  it('opens with the secret that signed it, current or former, and with no other', () => {
    const token = old.signReference('K7Q2-9XMA', purpose);
    expect(token).toBe(token.toLowerCase());
    expect([old, rotated].map((each) => each.openReference(token.toUpperCase(), purpose))).toEqual([
      'K7Q2-9XMA',
      'K7Q2-9XMA',
    ]);
    expect(stranger.openReference(token, purpose)).toBeUndefined();
    expect(new InstanceSecret(NEW).openReference(token, purpose)).toBeUndefined();
    expect(old.openReference(token, other)).toBeUndefined();
  });

  it('is signed with the current secret', () => {
    const token = rotated.signReference('K7Q2-9XMA', purpose);
    expect(new InstanceSecret(NEW).openReference(token, purpose)).toBe('K7Q2-9XMA');
    expect(old.openReference(token, purpose)).toBeUndefined();
  });

  it('opens from before there were key ids', () => {
    const token = tokenBefore('k7q2-9xma', purpose, purpose === 'reply' ? 10 : 26);
    expect(rotated.openReference(token, purpose)).toBe('K7Q2-9XMA');
    expect(stranger.openReference(token, purpose)).toBeUndefined();
  });

  it('does not open cut, lengthened, or for another reference', () => {
    const token = old.signReference('K7Q2-9XMA', purpose);
    const [, signature] = token.split('.');
    const wrong = [
      '',
      '.',
      token.slice(0, -1),
      `${token}a`,
      `${token}.a`,
      `k7q2-9xmb.${signature}`,
      `.${signature}`,
    ];
    expect(wrong.map((each) => old.openReference(each, purpose))).toEqual(wrong.map(() => undefined));
    // Two signatures of the length that older ones had, behind each other, are none.
    expect(old.openReference(`k7q2-9xma.${signature!.slice(2)}`, purpose)).toBe('K7Q2-9XMA');
  });
});

it('marks for hidden fields come with the current secret first, and with each former one', () => {
  const [current, former] = rotated.marks('form', 'key', 32);
  expect(current).toBe(new InstanceSecret(NEW).marks('form', 'key', 32)[0]);
  expect(former).toBe(old.marks('form', 'key', 32)[0]);
});
