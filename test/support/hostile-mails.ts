/** Mails that cost a reader the most for their size: shapes that were reported of others, and that a search found here. */
export const HOSTILE_MAILS: Readonly<Record<string, (bytes: number) => Buffer>> = {
  'short plain lines': (bytes) => mail([], fill('Dear council\n', bytes)),
  'eight-bit lines without a character set': (bytes) =>
    mail([], fill(Buffer.from([0xe9, 0x20, 0xe8, 0x0a]), bytes)),
  'a bounce of blank lines': (bytes) =>
    mail(
      ['Subject: Undelivered Mail Returned to Sender', 'Auto-Submitted: auto-replied'],
      fill('\r\n', bytes),
    ),
  'groups within groups in From': (bytes) =>
    Buffer.from(`From: ${'g:a@b.example,'.repeat(bytes / 14)};\r\n\r\nx`),
  'parts within parts': (bytes) =>
    mail(
      ['Content-Type: multipart/mixed; boundary=b0'],
      Buffer.from(
        Array.from(
          { length: bytes / 60 },
          (_, i) => `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i + 1}\r\n\r\n`,
        ).join(''),
      ),
    ),
  'very many tiny parts': (bytes) => mail(MIXED, fill('--b\r\n\r\nx\r\n', bytes)),
  'lines that are nearly delimiters': (bytes) =>
    mail(
      ['Content-Type: multipart/mixed; boundary="' + 'b'.repeat(69) + '"'],
      fill(`--${'b'.repeat(68)}c\r\n`, bytes),
    ),
  'very many header fields': (bytes) =>
    mail([fill('X-A: b\r\n', bytes).toString('latin1').trimEnd()], Buffer.from('x')),
  'one header field without an end': (bytes) => mail([`X-A: ${'a '.repeat(bytes / 2)}`], Buffer.from('x')),
  'encoded words without an end': (bytes) =>
    mail(
      Array.from({ length: 8 }, () => `Subject: ${'=?utf-8?q?=61?= =?'.repeat(7000)}`),
      fill('=?utf-8?b?YQ==?= ', bytes),
    ),
  'references without an end': (bytes) =>
    mail([`References: ${fill('<a@b.example> ', bytes / 26).toString()}`], fill('x\r\n', bytes)),
  'base64 of base64 alphabet and noise': (bytes) =>
    mail(
      [...MIXED, ''].slice(0, 1),
      Buffer.concat([Buffer.from(part('base64')), fill('QUJD !=\r\n', bytes)]),
    ),
  'quoted-printable of equals signs': (bytes) =>
    mail(MIXED, Buffer.concat([Buffer.from(part('quoted-printable')), fill('=E9=\r\n=', bytes)])),
  'HTML of tags that never end': (bytes) => mail(HTML, fill('<a href="x" <', bytes)),
  'HTML nested without an end': (bytes) => mail(HTML, fill('<div><b><table>', bytes)),
  'HTML of entities': (bytes) => mail(HTML, fill('&amp;&#x26;&notanentity&', bytes)),
  'HTML of comments that never end': (bytes) => mail(HTML, fill('<!-- <!--', bytes)),
  'quotes within quotes': (bytes) => mail([], fill(`${'>'.repeat(70)} On Mon, Pat wrote:\n`, bytes)),
  'files in the text': (bytes) => mail([], fill('begin 644 a.txt\r\n#0V%T\r\n`\r\nend\r\n', bytes)),
  'UTF-7': (bytes) => mail(['Content-Type: text/plain; charset=utf-7'], fill('+AGE-+', bytes)),
  'escapes of ISO-2022-JP': (bytes) =>
    mail(['Content-Type: text/plain; charset=iso-2022-jp'], fill('\u001b$B$"\u001b(B', bytes)),
  'attachments of some size': (bytes) =>
    mail(
      MIXED,
      Buffer.concat(
        Array.from({ length: 400 }, () =>
          Buffer.concat([Buffer.from(part('base64', 'application/pdf')), fill('QUJD\r\n', bytes / 400)]),
        ),
      ),
    ),
};

const MIXED = ['Content-Type: multipart/mixed; boundary=b'];
const HTML = ['Content-Type: text/html; charset=utf-8'];

const part = (encoding: string, type = 'text/plain'): string =>
  `--b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;

const mail = (headers: readonly string[], body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(['From: jo@example.org', ...headers, '', ''].join('\r\n'), 'latin1'), body]);

const fill = (pattern: string | Buffer, bytes: number): Buffer => Buffer.alloc(Math.floor(bytes), pattern);
