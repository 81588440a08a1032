import { randomFillSync } from 'node:crypto';
import type { Clock } from './clock.js';

/** A source of random bytes; injected so that tests and simulations can repeat themselves. */
export interface Randomness {
  bytes(length: number): Uint8Array;
}

/** Asking the system for random bytes has a price each time, so they are fetched some thousand at once. */
const POOL = new Uint8Array(4096);
let used = POOL.length;

export const systemRandomness: Randomness = {
  bytes: (length) => {
    if (length > POOL.length) return randomFillSync(new Uint8Array(length));
    if (used + length > POOL.length) {
      randomFillSync(POOL);
      used = 0;
    }
    used += length;
    const taken = POOL.slice(used - length, used);
    // Nobody sees the same bytes twice, and none of them stay in memory.
    POOL.fill(0, used - length, used);
    return taken;
  },
};

/** Letters and digits that are hard to mistake for one another when read aloud (no 0 O 1 I L U). */
const READABLE = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Makes identifiers: time-ordered UUIDs for rows, readable references for people, tokens for links. */
export class Ids {
  constructor(
    private readonly clock: Clock,
    private readonly random: Randomness = systemRandomness,
  ) {}

  /** A version 7 UUID (RFC 9562): sorts by the millisecond it was made in. */
  uuid(): string {
    const bytes = this.random.bytes(16);
    const now = this.clock.now();
    for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256;
    bytes[6] = 0x70 | (bytes[6]! & 0x0f);
    bytes[8] = 0x80 | (bytes[8]! & 0x3f);
    const hex = Buffer.from(bytes).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  /** An enquiry reference such as `K7Q2-9XMA`: eight readable characters, about 39 bits. */
  reference(): string {
    const code = this.pick(8);
    return `${code.slice(0, 4)}-${code.slice(4)}`;
  }

  /** An unguessable token for a link: 192 bits, base64url. */
  token(): string {
    return Buffer.from(this.random.bytes(24)).toString('base64url');
  }

  /** By chance from 0 up to, but not including, 1: so that not everybody who waits comes back at once. */
  chance(): number {
    const [a = 0, b = 0, c = 0] = this.random.bytes(3);
    return (a * 65_536 + b * 256 + c) / 2 ** 24;
  }

  private pick(length: number): string {
    let out = '';
    while (out.length < length) {
      for (const byte of this.random.bytes(length)) {
        if (byte < 240 && out.length < length) out += READABLE[byte % 30];
      }
    }
    return out;
  }
}
