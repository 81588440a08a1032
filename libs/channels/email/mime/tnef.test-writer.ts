/** Writes winmail.dat as Outlook does (MS-OXTNEF), for tests. */
export const tnef = (...attributes: Buffer[]): Buffer =>
  Buffer.concat([number(0x223e9f78), Buffer.from([1, 0]), ...attributes]);

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

const attribute = (level: number, id: number, value: Buffer): Buffer =>
  Buffer.concat([Buffer.from([level]), number(id), number(value.length), value, Buffer.from([0, 0])]);

const padded = (value: Buffer): Buffer => Buffer.concat([value, Buffer.alloc((4 - (value.length % 4)) % 4)]);

const property = (id: number, type: number, value: Buffer): Buffer =>
  Buffer.concat([number(id * 0x10000 + type), number(1), number(value.length), padded(value)]);

const properties = (...each: Buffer[]): Buffer => Buffer.concat([number(each.length), ...each]);

const UNICODE = 0x1f;
const BINARY = 0x102;
const OBJECT = 0x0d;

interface Attachment {
  short: string;
  long?: string;
  type?: string;
  content?: string;
  enclosed?: Buffer;
}

export function tnefAttachment({ short, long, type, content, enclosed }: Attachment): Buffer {
  const wide = (text: string): Buffer => Buffer.from(`${text}\0`, 'utf16le');
  const described = [
    // A flag, which readers pass over.
    Buffer.concat([number(0x7fff000b), number(0)]),
    ...(long ? [property(0x3707, UNICODE, wide(long))] : []),
    ...(type ? [property(0x370e, UNICODE, wide(type))] : []),
    ...(enclosed ? [property(0x3701, OBJECT, Buffer.concat([Buffer.alloc(16), enclosed]))] : []),
  ];
  return Buffer.concat([
    attribute(2, 0x00069002, Buffer.alloc(14)),
    attribute(2, 0x00018010, Buffer.from(`${short}\0`)),
    ...(content === undefined ? [] : [attribute(2, 0x0006800f, Buffer.from(content))]),
    attribute(2, 0x00069005, properties(...described)),
  ]);
}

/** A message whose properties hold what it says. */
export const tnefMessage = (id: number, value: string | Buffer): Buffer =>
  attribute(
    1,
    0x00069003,
    properties(
      typeof value === 'string' && id === 0x1000
        ? property(id, UNICODE, Buffer.from(`${value}\0`, 'utf16le'))
        : property(id, BINARY, Buffer.from(value)),
    ),
  );
