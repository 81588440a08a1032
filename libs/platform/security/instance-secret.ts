import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Config } from '../config/config.js';

/** Letters that survive case folding in mail addresses and are easy to read aloud. */
const BASE32 = 'abcdefghjkmnpqrstvwxyz23456789ab';

/**
 * Everything that is signed or sealed with the secret of this installation, each use with a key of its own
 * (HKDF, RFC 5869).
 */
export class InstanceSecret {
  private readonly keys = new Map<string, Buffer>();

  constructor(private readonly secret: string) {}

  /** The configured secret, or one generated once into the data folder. */
  static of(config: Pick<Config, 'SECRET' | 'dataDir'>): InstanceSecret {
    if (config.SECRET) return new InstanceSecret(config.SECRET);
    const file = path.join(config.dataDir, 'secret');
    if (!fs.existsSync(file)) {
      fs.mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
      fs.writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
    }
    return new InstanceSecret(fs.readFileSync(file, 'utf8').trim());
  }

  /** A reference with its signature, `k7q29xma.abcdefghjk`: for reply addresses and subjects. Lower case. */
  signReference(reference: string, purpose: 'reply' | 'track'): string {
    const plain = reference.toLowerCase();
    return `${plain}.${this.mark(purpose, plain, purpose === 'reply' ? 10 : 26)}`;
  }

  /** The reference that a token carries, in upper case, or undefined when the signature does not fit. */
  openReference(token: string, purpose: 'reply' | 'track'): string | undefined {
    const plain = token.toLowerCase().split('.')[0] ?? '';
    const expected = Buffer.from(this.signReference(plain, purpose));
    const given = Buffer.from(token.toLowerCase());
    return given.length === expected.length && timingSafeEqual(given, expected)
      ? plain.toUpperCase()
      : undefined;
  }

  /** A short mark that only this installation can make, for hidden form fields and the like. */
  mark(purpose: string, text: string, length: number): string {
    const digest = createHmac('sha256', this.key(purpose)).update(text).digest();
    return Array.from(digest.subarray(0, length), (byte) => BASE32[byte % 32]).join('');
  }

  /** Encrypts (AES-256-GCM) a key of somebody else that we must keep. */
  seal(text: string): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key('seal'), nonce);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** @throws Error when it was sealed by another installation or changed since. */
  unseal(sealed: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', this.key('seal'), sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
  }

  private key(purpose: string): Buffer {
    const known = this.keys.get(purpose);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', this.secret, 'frontdoor', purpose, 32));
    this.keys.set(purpose, key);
    return key;
  }
}
