import { decodeCharset } from './charset.js';

export type MapiValue = string | Buffer;

const FIXED: Readonly<Record<number, number>> = {
  0x0002: 4, // two-byte integer, padded
  0x0003: 4,
  0x0004: 4,
  0x0005: 8,
  0x0006: 8,
  0x0007: 8,
  0x000a: 4,
  0x000b: 4, // boolean, padded
  0x0014: 8,
  0x0040: 8,
  0x0048: 16,
};
const STRING_8 = 0x001e;
const STRING_16 = 0x001f;
const BINARY = 0x0102;
const OBJECT = 0x000d;
const MULTIPLE = 0x1000;
/** Properties of one list that are looked at; Outlook writes about a hundred. */
const MOST = 2000;

/**
 * The texts and byte strings of a list of properties (MS-OXTNEF, section 2.1.3.4), by identifier; the first value of
 * several. Reading ends at the first that does not fit.
 */
export function readProperties(bytes: Buffer, codePage: string): Map<number, MapiValue> {
  const found = new Map<number, MapiValue>();
  try {
    const reader = new Reader(bytes);
    const count = Math.min(reader.number(), MOST);
    for (let i = 0; i < count; i++) {
      const tag = reader.number();
      const type = tag & 0xffff;
      const id = tag >>> 16;
      if (id >= 0x8000) reader.name();
      for (const value of reader.values(type))
        if (!found.has(id)) found.set(id, textIn(value, type, codePage));
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

const textIn = (value: Buffer, type: number, codePage: string): MapiValue => {
  const base = type & ~MULTIPLE;
  if (base === STRING_16) return decodeCharset(value, 'utf-16le').replace(/\0+$/, '');
  return base === STRING_8 ? decodeCharset(value, codePage).replace(/\0+$/, '') : value;
};

/** Goes through a list; throws RangeError at its end. */
class Reader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  number(): number {
    const value = this.bytes.readUInt32LE(this.at);
    this.at += 4;
    return value;
  }

  /** A named property: the set it belongs to, and its number or name. */
  name(): void {
    this.skip(16);
    if (this.number() === 0) this.number();
    else this.padded(this.number());
  }

  /** Values of variable length; those of fixed length are passed over. */
  values(type: number): Buffer[] {
    const base = type & ~MULTIPLE;
    const isVariable = base === STRING_8 || base === STRING_16 || base === BINARY || base === OBJECT;
    const count = isVariable || type & MULTIPLE ? this.number() : 1;
    if (!isVariable) {
      const size = FIXED[base];
      if (size === undefined) throw new RangeError('A property of a type that nobody knows');
      this.skip(size * count);
      return [];
    }
    const values: Buffer[] = [];
    for (let i = 0; i < count; i++) {
      const value = this.padded(this.number());
      if (i === 0) values.push(value);
    }
    return values;
  }

  private padded(length: number): Buffer {
    const from = this.at;
    this.skip(Math.ceil(length / 4) * 4, length);
    return this.bytes.subarray(from, from + length);
  }

  /** Padding may be missing at the very end. */
  private skip(length: number, least = length): void {
    if (this.at + least > this.bytes.length) throw new RangeError('Cut off');
    this.at += length;
  }
}
