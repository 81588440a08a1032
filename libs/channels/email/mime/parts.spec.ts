import { describe, expect, it } from 'vitest';
import { mailAttachments, readMail } from '../mime.mapping.js';

const HEAD = 'From: Pat Citizen <pat@citizen.example>\r\nTo: tax@testshire.example\r\nSubject: Bin\r\n';

const mail = (...lines: string[]): Buffer => Buffer.from(HEAD + lines.join('\r\n'), 'latin1');
const mixed = (...parts: string[][]): Buffer =>
  mail(
    'Content-Type: multipart/mixed; boundary="p"',
    '',
    ...parts.flatMap((part) => ['--p', ...part]),
    '--p--',
  );
const contactOf = (raw: Uint8Array) => {
  const { contact, fault } = readMail(raw, 'tax@testshire.example');
  if (!contact) throw new Error(fault.reason);
  return contact;
};
const textOf = (raw: Uint8Array): string => contactOf(raw).text;
const filesOf = (raw: Uint8Array) =>
  contactOf(raw).attachments.map(({ name, contentType, size }) => `${name} ${contentType} ${size}`);
const contentOf = async (raw: Uint8Array, index = 0): Promise<string> =>
  Buffer.from(mailAttachments(raw, [index])[0]!.content).toString('latin1');

describe('the parts of a mail', () => {
  it('end before the line break of the delimiter, in every transfer encoding', async () => {
    const all = Array.from({ length: 256 }, (_, i) => String.fromCharCode(i)).join('');
    const exact = 'line one\r\n\r\nline three\r\n';
    const raw = mixed(
      ['Content-Type: text/plain', '', 'See files.'],
      ['Content-Type: text/csv; name=a.csv', '', exact],
      [
        'Content-Disposition: attachment; filename=b.bin',
        'Content-Transfer-Encoding: binary',
        'Content-Type: application/octet-stream',
        '',
        all,
      ],
      [
        'Content-Disposition: attachment; filename=c.bin',
        'Content-Transfer-Encoding: BASE64',
        '',
        Buffer.from(all, 'latin1').toString('base64').replace(/.{76}/g, '$&\r\n'),
      ],
      [
        'Content-Disposition: attachment; filename=d.txt',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'caf=C3=A9 =\r\n£40=20  \r\n=3D =zz',
      ],
      [
        'Content-Disposition: attachment; filename=e.txt',
        'Content-Transfer-Encoding: x-uuencode',
        '',
        'begin 644 e.txt',
        '#86)C',
        '`',
        'end',
      ],
      ['Content-Disposition: attachment; filename=empty.txt', '', ''],
    );
    expect(await contentOf(raw, 0)).toBe(exact);
    expect(await contentOf(raw, 1)).toBe(all);
    expect(await contentOf(raw, 2)).toBe(all);
    expect(await contentOf(raw, 3)).toBe('cafÃ© £40 \r\n= =zz');
    expect(await contentOf(raw, 4)).toBe('abc');
    expect(await contentOf(raw, 5)).toBe('');
    expect(textOf(raw)).toBe('See files.');
  });

  it('keep bare line feeds where a mail has no others', async () => {
    const raw = Buffer.from(
      mixed(['Content-Type: text/csv; name=a.csv', '', 'a\r\nb']).toString('latin1').replaceAll('\r\n', '\n'),
      'latin1',
    );
    expect(await contentOf(raw)).toBe('a\nb');
  });

  it('are found where boundaries begin alike, repeat, carry white space, or are not named', () => {
    const inner = ['Content-Type: multipart/alternative; boundary="pp"', '', '--pp', '', 'inner', '--pp--'];
    expect(textOf(mixed(inner, ['', 'outer']))).toBe('inner\n\nouter');
    const same = ['Content-Type: multipart/mixed; boundary=p', '', '--p', '', 'inner', '--p--'];
    expect(textOf(mixed(same, ['', 'outer']))).toBe('inner\n\nouter');
    expect(
      textOf(mail('Content-Type: multipart/mixed; boundary="a b "', '', '--a b  \t', '', 'one', '--a b--')),
    ).toBe('one');
    expect(textOf(mail('Content-Type: multipart/mixed', '', '--zzz', '', 'one', '--zzz--'))).toBe('one');
    expect(
      textOf(mail('Content-Type: multipart/mixed; boundary="p:1"', '', '--p:1', '', 'one', '--p:1--')),
    ).toBe('one');
  });

  it('that are mails or multiparts may be encoded, which no standard allows', () => {
    const inner = Buffer.from('From: a@b.example\r\nSubject: Inner\r\n\r\nInner words.').toString('base64');
    const raw = mixed(
      ['', 'See.'],
      ['Content-Type: message/rfc822', 'Content-Transfer-Encoding: base64', '', inner],
    );
    expect(textOf(raw)).toBe('See.\n\nFrom: a@b.example\nSubject: Inner\n\nInner words.');
    const parts = Buffer.from('--q\r\n\r\nfirst\r\n--q\r\n\r\nsecond\r\n--q--').toString('base64');
    const type = 'Content-Type: multipart/mixed; boundary=q';
    expect(textOf(mail(type, 'Content-Transfer-Encoding: base64', '', parts))).toBe('first\n\nsecond');
  });

  it('of a digest are mails', () => {
    const raw = mail(
      'Content-Type: multipart/digest; boundary=d',
      '',
      '--d',
      '',
      'Subject: One',
      '',
      'first',
      '--d--',
    );
    expect(textOf(raw)).toBe('Subject: One\n\nfirst');
  });

  it('more than 500, or larger than they may be, are refused', () => {
    const fault = (raw: Uint8Array) => readMail(raw, 'x@y.example').fault?.reason;
    expect(fault(mixed(...Array.from({ length: 600 }, () => ['', 'x'])))).toBe('It has more than 500 parts.');
    expect(fault(mail(...Array.from({ length: 11_000 }, () => 'X: y'), '', 'x'))).toBe(
      'It has more than 10000 header fields.',
    );
  });
});

describe('what a mail says', () => {
  it('stands in the plain alternative, or in the richest that says anything', () => {
    const alternative = (...parts: string[][]): Buffer =>
      mail(
        'Content-Type: multipart/alternative; boundary=p',
        '',
        ...parts.flatMap((part) => ['--p', ...part]),
        '--p--',
      );
    const html = ['Content-Type: text/html', '', '<p>Rich</p>'];
    const calendar = ['Content-Type: text/calendar; method=REQUEST', '', 'BEGIN:VCALENDAR'];
    expect(textOf(alternative(['', 'Plain'], html))).toBe('Plain');
    expect(textOf(alternative(html, ['', 'Plain']))).toBe('Plain');
    expect(textOf(alternative(['', ' '], html, calendar))).toBe('Rich');
    expect(filesOf(alternative(['', 'Plain'], html, calendar))).toEqual([
      'attachment-1.ics text/calendar 15',
    ]);
    expect(textOf(alternative(html, ['Content-Type: text/html', '', '<br>']))).toBe('Rich');
  });

  it('may stand in several parts, of both kinds', () => {
    expect(
      textOf(
        mixed(
          ['Content-Type: text/html', '', '<p>One</p>'],
          ['Content-Type: image/png', '', 'x'],
          ['Content-Type: text/plain', '', 'Two'],
        ),
      ),
    ).toBe('One\n\nTwo');
  });

  it('may come as a file, if nothing else does', () => {
    const raw = mail('Content-Type: text/plain; name="body.txt"', '', 'All there is.');
    expect([textOf(raw), filesOf(raw)]).toEqual(['All there is.', ['body.txt text/plain 13']]);
    const attached = mixed([
      'Content-Type: text/html',
      'Content-Disposition: attachment',
      '',
      '<p>Hello</p>',
    ]);
    expect([textOf(attached), filesOf(attached)]).toEqual(['Hello', ['attachment-1.html text/html 12']]);
  });

  it('is in the character set of its part, of its HTML, or of what is around', () => {
    const meta = '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">';
    expect(textOf(mail('Content-Type: text/html', '', `${meta}\xed\xd5\xd3\xcf\xd2`))).toBe('Мусор');
    expect(textOf(mixed(['Content-Type: text/plain; charset=koi8-r', '', '\xed\xd5\xd3\xcf\xd2']))).toBe(
      'Мусор',
    );
    expect(
      textOf(
        mail('Content-Type: multipart/mixed; boundary=p; charset=koi8-r', '', '--p', '', '\xed\xd5', '--p--'),
      ),
    ).toBe('Му');
  });

  it.each([
    ['text', 'text/plain'],
    ['plain', 'text/plain'],
    ['TEXT/PLAIN charset=utf-8', 'text/plain'],
    ['text/plain; charset', 'text/plain'],
    ['"text/plain"', 'text/plain'],
    ['text/markdown', 'text/plain'],
    ['', 'text/plain'],
  ])('Content-Type: %s is text', (type) => {
    const raw = mail(`Content-Type: ${type}`, '', 'Hello');
    expect([textOf(raw), filesOf(raw)]).toEqual(['Hello', []]);
  });
});

describe('headers and body', () => {
  it.each([
    ['an empty line', ['', 'Hello']],
    ['a line of white space', [' \t ', 'Hello']],
    ['nothing', ['Hello']],
    [
      'nothing, and a body that begins like a field',
      ['Hello: I am Pat', 'Second'],
      'Hello: I am Pat\nSecond',
    ],
    ['a line that should not be there, and more fields', ['>From nobody', 'X-Mailer: Old', '', 'Hello']],
  ])('are parted by %s', (_, lines: string[], text = 'Hello') => {
    expect(contactOf(mail(...lines))).toMatchObject({ subject: 'Bin', text });
  });

  it('may end their lines with CR alone, or begin after a byte order mark', () => {
    expect(textOf(Buffer.from(mail('', 'One', 'Two').toString().replaceAll('\r\n', '\r')))).toBe('One\nTwo');
    expect(textOf(Buffer.concat([Buffer.from('\ufeff'), mail('', 'One')]))).toBe('One');
  });

  it('may hold eight-bit text, in UTF-8 or in what the mail is in', () => {
    const raw = (subject: string, type = 'text/plain'): Buffer =>
      Buffer.from(
        `From: pat@citizen.example\r\nSubject: ${subject}\r\nContent-Type: ${type}\r\n\r\nx`,
        'latin1',
      );
    expect(contactOf(raw('\xc2\xa340')).subject).toBe('£40');
    expect(contactOf(raw('\xa340 \x96 now')).subject).toBe('£40 – now');
    expect(contactOf(raw('\xed\xd5\xd3\xcf\xd2', 'text/plain; charset=koi8-r')).subject).toBe('Мусор');
    expect(contactOf(raw('\u001b$B%4%_\u001b(B')).subject).toBe('ゴミ');
  });

  it.each([
    ['Pat Citizen <PAT@citizen.example>', 'Pat Citizen', 'pat@citizen.example'],
    ['Citizen, Pat <pat@citizen.example>', 'Citizen, Pat', 'pat@citizen.example'],
    ['"Citizen, Pat" <pat@citizen.example>', 'Citizen, Pat', 'pat@citizen.example'],
    ['pat@citizen.example (Pat Citizen)', 'Pat Citizen', 'pat@citizen.example'],
    ['Pat Citizen pat@citizen.example', 'Pat Citizen', 'pat@citizen.example'],
    ["'pat@citizen.example' <pat@citizen.example>", undefined, 'pat@citizen.example'],
    ['<pat@citizen.example>', undefined, 'pat@citizen.example'],
    ['mailto:pat@citizen.example', undefined, 'pat@citizen.example'],
    ['=?utf-8?Q?Citizen=2C_Pat?= <pat@citizen.example>', 'Citizen, Pat', 'pat@citizen.example'],
    ['"=?utf-8?B?VMW3?=" <pat@citizen.example>', 'Tŷ', 'pat@citizen.example'],
    ['=?utf-8?Q?Pat_<pat@citizen.example>?=', 'Pat', 'pat@citizen.example'],
    ['Family: Pat <pat@citizen.example>, Sam <sam@citizen.example>;', 'Pat', 'pat@citizen.example'],
    ['<@relay.example,@b.example:pat@citizen.example>', undefined, 'pat@citizen.example'],
    ['Pat <"pat"@citizen.example>', 'Pat', 'pat@citizen.example'],
    ['"pat citizen"@citizen.example', undefined, '"pat citizen"@citizen.example'],
    ['"Pat \\"P\\" Citizen" <pat@citizen.example>', 'Pat "P" Citizen', 'pat@citizen.example'],
    ['"Pat <pat@citizen.example>', 'Pat', 'pat@citizen.example'],
    ['Pat <pat@citizen.example.>', 'Pat', 'pat@citizen.example'],
    ['Pat < pat @ citizen.example >', 'Pat', 'pat@citizen.example'],
    ['nobody, Pat <pat@citizen.example>, Sam <s@x.example>', 'nobody, Pat', 'pat@citizen.example'],
    ['Pat\u202e \u2067Citizen <pat@citizen.example>', 'Pat Citizen', 'pat@citizen.example'],
    ['Pat <josé@exämple.org>', 'Pat', 'josé@exämple.org'],
  ])('From: %s', (from, name, value) => {
    const raw = Buffer.from(`From: ${from}\r\n\r\nx`);
    expect(contactOf(raw).from).toEqual({ kind: 'email', value, ...(name && { name }) });
  });

  it('name who can be answered: From, Sender, Reply-To, then the envelope', () => {
    const from = (head: string, envelopeFrom?: string) =>
      readMail(Buffer.from(`${head}\r\n\r\nx`), 'x@y.example', {
        envelope: { from: envelopeFrom, recipients: [] },
      }).contact?.from?.value;
    expect(from('From: nobody\r\nSender: clerk@x.example')).toBe('clerk@x.example');
    expect(from('From: nobody\r\nReply-To: pat@x.example', 'bounces@x.example')).toBe('pat@x.example');
    expect(from('Subject: hello', 'pat@x.example')).toBe('pat@x.example');
    expect(from('Subject: hello\r\nReturn-Path: <pat@x.example>')).toBe('pat@x.example');
    expect(from('Subject: hello\r\nReturn-Path: <>')).toBeUndefined();
    expect(from('From: first\r\nFrom: pat@x.example')).toBe('pat@x.example');
  });

  it('name who else was written to', () => {
    const raw = Buffer.from(
      'From: pat@x.example\r\nTo: Tax <TAX+token@testshire.example>, Councillor <c@x.example>\r\n' +
        'Cc: carer@x.example, pat@x.example, c@x.example\r\n\r\nx',
    );
    expect(contactOf(raw).cc).toEqual([
      { kind: 'email', value: 'c@x.example' },
      { kind: 'email', value: 'carer@x.example' },
    ]);
    expect(contactOf(mail('', 'x')).cc).toBeUndefined();
  });
});
