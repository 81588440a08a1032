import { asBuffer } from './lines.js';

/** What a cryptographic message holds: something that was signed, or something that only its addressee can read. */
export type CryptographicMessage = { kind: 'signed'; content: Uint8Array } | { kind: 'encrypted' };

/** Content types (RFC 5652 sections 5 and 6, RFC 5083), as the bytes of their object identifiers. */
const SIGNED = '2a864886f70d010702';
const ENCRYPTED = new Set(['2a864886f70d010703', '2a864886f70d0109100117']);

const TAG = { end: 0x00, object: 0x06, octets: 0x04, manyOctets: 0x24 } as const;
/** Octet strings within octet strings; programs write two. */
const MOST_LEVELS = 4;

/**
 * Opens a cryptographic message (PKCS #7 or CMS in BER, as RFC 8551 puts it into mails) as far as that needs no key: it
 * does not check who signed. One walk forward, so that it is linear whatever is sent. What is cut off is given as far as
 * it came; undefined for what is no such message, or holds only certificates.
 */
export function openMessage(bytes: Uint8Array): CryptographicMessage | undefined {
  const ber = new Ber(asBuffer(bytes));
  if (!ber.enter()) return undefined;
  const type = ber.object();
  if (type !== undefined && ENCRYPTED.has(type)) return { kind: 'encrypted' };
  // Content, and within it version, algorithms, and what they were applied to: its type and itself.
  if (type !== SIGNED || !ber.enter() || !ber.enter() || !ber.skip() || !ber.skip()) return undefined;
  if (!ber.enter() || ber.object() === undefined || !ber.enter()) return undefined;
  const content = ber.octets();
  return content && { kind: 'signed', content };
}

interface Element {
  tag: number;
  /** Undefined where an element ends at a mark instead. */
  end: number | undefined;
}

/** Elements of BER (X.690), read from the first to the last. */
class Ber {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  /** Goes to the content of the element that begins here. */
  enter(): Element | undefined {
    const tag = this.bytes[this.at];
    const first = this.bytes[this.at + 1];
    if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
    this.at += 2;
    if (first === 0x80) return { tag, end: undefined };
    let length = first;
    if (first > 0x80) {
      const size = first & 0x7f;
      if (size > 4 || this.at + size > this.bytes.length) return undefined;
      length = this.bytes.readUIntBE(this.at, size);
      this.at += size;
    }
    return { tag, end: Math.min(this.at + length, this.bytes.length) };
  }

  /** Goes past the element that begins here. */
  skip(): boolean {
    let open = 0;
    do {
      const element = this.enter();
      if (!element) return false;
      if (element.end === undefined) open++;
      else if (element.tag === TAG.end && open > 0) open--;
      else this.at = element.end;
    } while (open > 0);
    return true;
  }

  /** The object identifier that begins here, in hexadecimal. */
  object(): string | undefined {
    const element = this.enter();
    if (element?.tag !== TAG.object || element.end === undefined || element.end - this.at > 32)
      return undefined;
    const value = this.bytes.toString('hex', this.at, element.end);
    this.at = element.end;
    return value;
  }

  /** The octet string that begins here, put together from its pieces. */
  octets(): Uint8Array | undefined {
    const first = this.enter();
    if (first?.tag === TAG.octets && first.end !== undefined) return this.bytes.subarray(this.at, first.end);
    if (first?.tag !== TAG.manyOctets) return undefined;
    // Pieces may be many and empty: each is copied where it belongs and then forgotten.
    const whole = Buffer.allocUnsafe(this.bytes.length - this.at);
    let size = 0;
    const around = [first];
    while (around.length > 0) {
      const { end } = around.at(-1)!;
      const piece = end !== undefined && this.at >= end ? undefined : this.enter();
      if (piece?.tag === TAG.octets && piece.end !== undefined) {
        size += this.bytes.copy(whole, size, this.at, piece.end);
        this.at = piece.end;
      } else if (piece?.tag === TAG.manyOctets && around.length < MOST_LEVELS) around.push(piece);
      else around.pop();
    }
    return whole.subarray(0, size);
  }
}
