import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { FrontdoorError } from '@frontdoor/kernel';
import type { Config } from '../config/config.js';
import { readSecretFiles } from './secret-files.js';

/** Letters that survive case folding in mail addresses and are easy to read aloud. */
const BASE32 = 'abcdefghjkmnpqrstvwxyz23456789ab';
const toBase32 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => BASE32[byte % 32]).join('');

/** In front of what is sealed: this, then four bytes that say by which secret. */
const SEALED = Buffer.from('FK1');
const ID_BYTES = 4;
const HEAD_BYTES = SEALED.length + ID_BYTES;

/** Characters of a signature; before them stand two that say by which secret. */
const SIGNATURE = { reply: 10, track: 26 } as const;
const MARK_ID = 2;

type Purpose = keyof typeof SIGNATURE;

/**
 * Everything that is signed or sealed with the secret of this installation, each use with a key of its own
 * (HKDF, RFC 5869). New signatures and seals are made with the current secret; those of former ones still open, as
 * long as the settings name them.
 */
export class InstanceSecret {
  private readonly current: Keyring;
  private readonly all: readonly Keyring[];

  /** @param former secrets that were in use before, newest first */
  constructor(secret: string, former: readonly string[] = []) {
    this.current = new Keyring(secret);
    this.all = [this.current, ...former.filter((each) => each !== secret).map((each) => new Keyring(each))];
  }

  /** The configured secrets, or those that were generated into the data folder. */
  static of(config: Pick<Config, 'SECRET' | 'SECRET_PREVIOUS' | 'dataDir'>): InstanceSecret {
    const { secret, former } = config.SECRET
      ? { secret: config.SECRET, former: [] }
      : readSecretFiles(config.dataDir);
    return new InstanceSecret(secret, [...(config.SECRET_PREVIOUS ?? []), ...former]);
  }

  /** A reference with its signature, `k7q29xma.7habcdefghjk`: for reply addresses and subjects. Lower case. */
  signReference(reference: string, purpose: Purpose): string {
    const plain = reference.toLowerCase();
    return `${plain}.${this.current.mark('id', 'token', MARK_ID)}${this.current.mark(purpose, plain, SIGNATURE[purpose])}`;
  }

  /** Where the customer of an enquiry follows it, below the hub's public address; whoever has it can read it. */
  trackingUrl(publicUrl: string, reference: string): string {
    return `${publicUrl}/track/${this.signReference(reference, 'track')}`;
  }

  /** The reference that a token carries, in upper case, or undefined when no secret of ours has signed it. */
  openReference(token: string, purpose: Purpose): string | undefined {
    const [plain = '', signature = ''] = token.toLowerCase().split('.', 2);
    if (token.length > 100 || token.split('.').length > 2) return undefined;
    // Tokens from before there were key ids are the signature alone.
    const old = signature.length === SIGNATURE[purpose];
    const fits = this.all.some((keyring) => {
      const id = old ? '' : keyring.mark('id', 'token', MARK_ID);
      return isEqual(signature, id + keyring.mark(purpose, plain, SIGNATURE[purpose]));
    });
    return fits ? plain.toUpperCase() : undefined;
  }

  /** Short marks that only this installation can make, for hidden form fields and the like: the current secret's first. */
  marks(purpose: string, text: string, length: number): string[] {
    return this.all.map((keyring) => keyring.mark(purpose, text, length));
  }

  /** Encrypts (AES-256-GCM) a key of somebody else that we must keep. */
  seal(text: string): Buffer {
    const head = Buffer.concat([SEALED, this.current.id]);
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.current.key('seal'), nonce).setAAD(head);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([head, nonce, cipher.getAuthTag(), sealed]);
  }

  /** @throws FrontdoorError `secret-unknown` when none of our secrets has sealed it, or it was changed since. */
  unseal(sealed: Buffer): string {
    for (const keyring of this.all) {
      const text = keyring.open(sealed);
      if (text !== undefined) return text;
    }
    throw new FrontdoorError('secret-unknown');
  }

  /** Whether it was sealed with the current secret. */
  isCurrent(sealed: Buffer): boolean {
    return this.current.sealed(sealed);
  }
}

/** The keys that follow from one secret. */
class Keyring {
  private readonly keys = new Map<string, Buffer>();

  constructor(private readonly secret: string) {}

  get id(): Buffer {
    return this.key('id').subarray(0, ID_BYTES);
  }

  key(purpose: string): Buffer {
    const known = this.keys.get(purpose);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', this.secret, 'frontdoor', purpose, 32));
    this.keys.set(purpose, key);
    return key;
  }

  mark(purpose: string, text: string, length: number): string {
    const digest = createHmac('sha256', this.key(purpose)).update(text).digest();
    return toBase32(digest.subarray(0, length));
  }

  sealed(bytes: Buffer): boolean {
    return bytes.subarray(0, HEAD_BYTES).equals(Buffer.concat([SEALED, this.id]));
  }

  /** The text, or undefined when another secret has sealed it. Without a key id it is from before there were any. */
  open(bytes: Buffer): string | undefined {
    if (this.sealed(bytes)) {
      const text = this.decrypt(bytes.subarray(HEAD_BYTES), bytes.subarray(0, HEAD_BYTES));
      if (text !== undefined) return text;
    }
    return this.decrypt(bytes, undefined);
  }

  private decrypt(bytes: Buffer, head: Buffer | undefined): string | undefined {
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key('seal'), bytes.subarray(0, 12));
      if (head) decipher.setAAD(head);
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }
}

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
