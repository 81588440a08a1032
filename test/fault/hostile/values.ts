import type { Chance } from '../chance.js';

/** The part of JSON Schema that the OpenAPI document of the hub uses. */
export interface Schema {
  type?: string;
  format?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
}

/** Values that exist in the hub, by the name of the field or parameter that takes them. */
export type Known = Readonly<Record<string, readonly string[]>>;

const LONG = 'long '.repeat(60_000);

/** Texts that have broken other systems: each kind of character, length and notation that a layer may stumble over. */
export const TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udfffb',
  '\u202efdp.exe',
  '\u2066\u2069\u200b\ufeff',
  'e\u0301'.repeat(300),
  '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}'.repeat(200),
  '𒀀'.repeat(998),
  'x'.repeat(321),
  'x'.repeat(5001),
  LONG,
  "' OR '1'='1",
  "'; DROP TABLE contact; --",
  '%',
  '_%\\',
  '\\',
  '${7*7}{{7*7}}<%= 7*7 %>',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '../../../../etc/passwd',
  '%2e%2e%2f%00',
  'file:///etc/passwd',
  'http://127.0.0.1:1/',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  'true',
  '0',
  '-1',
  '1e400',
  '9'.repeat(400),
  '0x10',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '2026-02-30T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '-271821-04-20T00:00:00.000Z',
  '+275760-09-13T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '2026-01-01T00:00:00+99:99',
  'a@b',
  'a@b.example\r\nBcc: x@y.example',
  '"quoted local"@example.org',
  'a@[127.0.0.1]',
  'ü@exämple.org',
  '+',
  '+0',
  '+44',
  '+447700900123;ext=9',
  '09091234567',
  '١٢٣٤٥٦',
  'line\r\nX-Injected: yes',
  '\u2028\u2029\u0085\u000b\u000c',
  'a'.repeat(63) + '.' + 'b'.repeat(255),
];

const OTHERS: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 53,
  Number.MAX_SAFE_INTEGER,
  [],
  {},
  [[]],
  [null],
  { length: 1e9 },
  { toString: 1 },
  { valueOf: 1 },
];

const FORMATS: Record<string, readonly string[]> = {
  email: ['someone@customer.example', 'a+b@customer.example'],
  uuid: ['0199f2a0-0000-7000-8000-000000000000'],
  'date-time': ['2026-01-05T10:00:00Z', '2026-01-05T10:00:00+01:00'],
  date: ['2026-01-05', '2031-12-31'],
  uri: ['https://customer.example/'],
};

/** Makes values: such as a schema asks for, and such as nobody should send. */
export class Values {
  constructor(
    private readonly chance: Chance,
    private readonly known: Known,
  ) {}

  text(): string {
    const { chance } = this;
    return chance.happens(0.15) ? this.noise(chance.pick([30, 200, 998, 3000, 9000])) : chance.pick(TEXTS);
  }

  /** Characters that cannot be compressed: a database that compresses would take any length of others. */
  private noise(length: number): string {
    const { chance } = this;
    const [from, to] = chance.pick([
      [0x21, 0x7e],
      [0xa1, 0x24f],
      [0x4e00, 0x9fff],
      [0x12000, 0x123ff],
    ] as const);
    return Array.from({ length }, () => String.fromCodePoint(chance.whole(from, to))).join('');
  }

  /** A value that fits the schema, with what exists in the hub where the name says so. */
  fitting(schema: Schema, name = ''): unknown {
    const { chance } = this;
    const known = this.known[name];
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return chance.pick(schema.enum);
    const choice = schema.anyOf ?? schema.oneOf;
    if (choice) return this.fitting(chance.pick(choice), name);
    if (schema.allOf)
      return Object.assign({}, ...schema.allOf.map((each) => this.fitting(each, name))) as object;
    if (known && known.length > 0 && schema.type === 'string') return chance.pick(known);
    switch (schema.type) {
      case 'object':
        return this.object(schema);
      case 'array': {
        const length = chance.whole(schema.minItems ?? 0, 3);
        return Array.from({ length }, () => this.fitting(schema.items ?? {}, name));
      }
      case 'integer':
      case 'number':
        return chance.whole(Math.max(schema.minimum ?? 0, -1000), Math.min(schema.maximum ?? 100, 1000));
      case 'boolean':
        return chance.happens(0.5);
      case 'null':
        return null;
      case 'string':
        return this.string(schema);
      default:
        return chance.pick([...OTHERS, 'text']);
    }
  }

  /** The value with one or more spots made hostile. */
  spoil(value: unknown): unknown {
    const { chance } = this;
    const bad = (): unknown => (chance.happens(0.7) ? this.text() : chance.pick(OTHERS));
    if (value === null || typeof value !== 'object' || chance.happens(0.05)) return bad();
    if (Array.isArray(value)) {
      if (value.length === 0 || chance.happens(0.3))
        return Array.from({ length: chance.pick([1, 2, 50, 5000]) }, () => value[0] ?? bad());
      const at = chance.whole(0, value.length - 1);
      return value.map((each, i) => (i === at ? this.spoil(each) : each) as unknown);
    }
    const entries = Object.entries(value);
    if (entries.length === 0 || chance.happens(0.1)) return { ...value, [this.text().slice(0, 200)]: bad() };
    const [name] = chance.pick(entries);
    if (chance.happens(0.1)) return Object.fromEntries(entries.filter(([each]) => each !== name));
    return Object.fromEntries(entries.map(([each, one]) => [each, each === name ? this.spoil(one) : one]));
  }

  private object({ properties = {}, required = [] }: Schema): object {
    const taken = Object.entries(properties).filter(
      ([name]) => required.includes(name) || this.chance.happens(0.5),
    );
    return Object.fromEntries(taken.map(([name, schema]) => [name, this.fitting(schema, name)]));
  }

  private string({ format, minLength = 0, maxLength = 200 }: Schema): string {
    const { chance } = this;
    const examples = FORMATS[format ?? ''];
    if (examples) return chance.pick(examples);
    const length = chance.happens(0.05)
      ? maxLength
      : Math.min(maxLength, Math.max(minLength, chance.whole(3, 40)));
    return 'Words that somebody wrote. '
      .repeat(Math.ceil(length / 27) || 1)
      .slice(0, Math.min(length, 200_000));
  }
}
