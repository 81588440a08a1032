import { describe, expect, it } from 'vitest';
import { nameOfFile, typeOfFile } from './file-label.js';
import { boundaryIn, FORM_LIMITS, readFormData } from './form-data.js';

const MIB = 1024 * 1024;
/** What a browser sends for these fields and files. */
const sent = async (
  ...parts: (readonly [string, string | File])[]
): Promise<{ body: Uint8Array; boundary: string }> => {
  const data = new FormData();
  for (const [name, value] of parts)
    if (typeof value === 'string') data.append(name, value);
    else data.append(name, value);
  const response = new Response(data);
  const boundary = boundaryIn(response.headers.get('content-type')!)!;
  return { body: new Uint8Array(await response.arrayBuffer()), boundary };
};
const file = (name: string, content: Uint8Array | string = 'x', type = ''): [string, File] => [
  'files',
  new File([typeof content === 'string' ? content : Uint8Array.from(content)], name, { type }),
];
const read = async (...parts: (readonly [string, string | File])[]) => {
  const { body, boundary } = await sent(...parts);
  return readFormData(body, boundary);
};
const written = (text: string) => readFormData(Buffer.from(text, 'latin1'), 'a');
const field = (name: string, value: string): string =>
  `--a\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

describe('a form with files', () => {
  it('is read as it was sent, with nothing of a file copied', async () => {
    const content = Uint8Array.from({ length: 70_000 }, (_, i) => i % 256);
    const { body } = await sent(['text', 'Größe\r\n--b'], file('Bin “1”.jpg', content, 'image/jpeg'), [
      'name',
      '',
    ]);
    const { fields, files, trouble } = readFormData(body);
    expect(trouble).toBeUndefined();
    expect([...fields]).toEqual([
      ['text', 'Größe\r\n--b'],
      ['name', ''],
    ]);
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject({ name: 'Bin “1”.jpg', contentType: 'image/jpeg' });
    expect(Buffer.from(files[0]!.content).equals(content)).toBe(true);
    expect(files[0]!.content.buffer).toBe(body.buffer);
  });

  it('has names of files as people gave them', async () => {
    const { files } = await read(file('a "b"\r\n; filename="c".png'));
    expect(files.map(({ name }) => name)).toEqual(['a "b" ; filename="c".png']);
  });

  it('has names of files as older browsers write them', () => {
    const head = '--a\r\nContent-Disposition: form-data; name="files"; filename=';
    const { files, trouble } = written(`${head}"a \\"b\\".jpg"\r\n\r\nx\r\n--a--`);
    expect({ trouble, names: files.map(({ name }) => name) }).toEqual({
      trouble: undefined,
      names: ['a "b".jpg'],
    });
  });

  it('has no file where none was chosen, and an empty one where that was', async () => {
    expect((await read(['text', 'x'], file(''))).files).toEqual([]);
    expect((await read(file('empty.txt', ''))).files).toHaveLength(1);
  });

  it('with more files than there may be, or larger ones, gives what was typed before and behind them', async () => {
    const many = Array.from({ length: 90 }, (_, i) => file(`${i}.jpg`));
    const first = await read(['text', 'x'], ...many, ['email', 'e']);
    expect(first.trouble).toBe('too-many-files');
    expect(Object.fromEntries(first.fields)).toEqual({ text: 'x', email: 'e' });
    const half = new Uint8Array(5 * MIB);
    expect((await read(file('a', half), file('b', half))).trouble).toBeUndefined();
    const larger = await read(['text', 'x'], file('a', half), file('b', half), file('c', 'x'), [
      'email',
      'e',
    ]);
    expect(larger.trouble).toBe('files-too-large');
    expect(Object.fromEntries(larger.fields)).toEqual({ text: 'x', email: 'e' });
  });

  it.each([
    ['nothing', ''],
    ['another beginning', `x${field('text', 'y')}--a--`],
    ['no end', field('text', 'y')],
    ['an end within a part', `${field('text', 'y')}--a\r\nContent-Disposition: form-data; name="b"\r\n\r\nz`],
    ['no header', '--a\r\n\r\ny\r\n--a--'],
    ['a header without a name', '--a\r\nContent-Disposition: form-data\r\n\r\ny\r\n--a--'],
    ['a header of another kind', '--a\r\nContent-Disposition: attachment; name="text"\r\n\r\ny\r\n--a--'],
    ['a header without an end', `--a\r\nX: ${'y'.repeat(MIB)}`],
    ['a line that is longer than the boundary', `${field('text', 'y')}--ab\r\n`],
    ['more parts than there may be', `${field('text', 'y').repeat(10_000)}--a--`],
  ])('with %s is broken', (_what, text) => {
    expect(written(text).trouble).toBe('broken');
  });

  it('that breaks off gives what was typed before', () => {
    expect(written(`${field('text', 'Typed')}--a\r\nContent-Disp`).fields.get('text')).toBe('Typed');
  });

  it('opens no part within a part', () => {
    const inner = '--b\r\nContent-Disposition: form-data; name="email"\r\n\r\ny\r\n--b--';
    const outer = `--a\r\nContent-Disposition: form-data; name="files"; filename="x"\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${inner}\r\n--a--`;
    const { fields, files } = written(outer);
    expect([...fields]).toEqual([]);
    expect(Buffer.from(files[0]!.content).toString()).toBe(inner);
  });

  it('reads no more of all fields than it may', () => {
    const { fields } = written(`${field('text', 'y'.repeat(MIB))}${field('name', 'z')}--a--`);
    expect(fields.get('text')).toHaveLength(FORM_LIMITS.fieldBytes);
    expect(fields.get('name')).toBe('');
  });

  it.each([
    ['dashes', `--${'-'.repeat(70)}`, '-'],
    ['the beginning of its boundary', `--${'-'.repeat(69)}x`, `\r\n${'-'.repeat(71)}`],
    ['delimiters', '--a', '\r\n--'],
    ['its boundary', '--a', '\r\n--a'],
  ])('of 25 MB of %s is looked through once, or this would take hours', (_what, first, piece) => {
    const head = `${first}\r\nContent-Disposition: form-data; name="files"; filename="x"\r\n\r\n`;
    const body = Buffer.from(head + piece.repeat((25 * MIB) / piece.length), 'latin1');
    expect(readFormData(body).trouble).toBe('broken');
  });
});

it.each([
  ['multipart/form-data; boundary=----WebKitFormBoundaryAb1', '----WebKitFormBoundaryAb1'],
  ['Multipart/Form-Data;boundary="a b"', 'a b'],
  ['multipart/form-data', undefined],
  ['multipart/form-data; boundary=', undefined],
  [`multipart/form-data; boundary=${'a'.repeat(71)}`, undefined],
  ['multipart/mixed; boundary=a', undefined],
  ['application/x-www-form-urlencoded', undefined],
])('%s names the boundary %s', (contentType, boundary) => {
  expect(boundaryIn(contentType)).toBe(boundary);
});

it.each([
  ['\xff\xd8\xff\xe0', 'text/html', 'image/jpeg'],
  ['%PDF-1.7', 'application/octet-stream', 'application/pdf'],
  ['<svg onload=x>', 'image/png', 'application/octet-stream'],
  ['<svg onload=x>', 'image/svg+xml', 'image/svg+xml'],
  ['PK\x03\x04', 'application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.text'],
  ['\0\0\0\x18ftypheic', '', 'image/heic'],
  ['x', 'Text/Plain; charset=utf-8', 'text/plain'],
  ['x', 'nonsense\r\n', 'application/octet-stream'],
  ['', '', 'application/octet-stream'],
])('a file that begins %j and is called %s is taken for %s', (start, said, type) => {
  expect(typeOfFile(Buffer.from(start, 'latin1'), said)).toBe(type);
});

it.each([
  ['C:\\fakepath\\bin.jpg', 'bin.jpg'],
  ['../../etc/passwd', 'passwd'],
  ['bill\u202efdp.exe', 'billfdp.exe'],
  ['a\u0000\u0007b\u2028c.txt', 'a b c.txt'],
  ['/', 'file-3'],
  [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(251)}.pdf`],
])('a file called %j is named %j', (given, name) => {
  expect(nameOfFile(given, 2)).toBe(name);
});
