import type { Step } from './wire.js';

/** One conversation. The hub must not answer 451, which means trouble of its own, and must go on taking mail. */
export interface SmtpCase {
  name: string;
  steps: readonly Step[];
  /** How many mails come of it. */
  mails: number;
}

/** The entry point that mails are sent to. */
export const HELP = 'help@fenmoor.example';

/** The last line of an answer. */
const ANSWER = /^\d{3} .*\r\n/m;
/** Waits for the greeting and after each step for an answer. */
const talk = (...steps: (string | Uint8Array)[]): Step[] => [
  ANSWER,
  ...steps.flatMap((step): Step[] => [step, ANSWER]),
];

const EHLO = 'EHLO mail.example\r\n';
const FROM = 'MAIL FROM:<someone@customer.example>\r\n';
const TO = `RCPT TO:<${HELP}>\r\n`;
const DATA = 'DATA\r\n';
const QUIT = 'QUIT\r\n';
const END = '\r\n.\r\n';
const head = (subject: string): string =>
  `From: <someone@customer.example>\r\nTo: <${HELP}>\r\nSubject: ${subject}\r\n\r\n`;
const mail = (text: string): Step[] => talk(EHLO, FROM, TO, DATA, Buffer.from(text + END, 'latin1'));
/** Ends a mail in a way that other servers may take for an end, and puts a second one behind it. */
const smuggling = (end: string): Step[] =>
  mail(`${head('outer')}one${end}${FROM}${TO}${DATA}${head('smuggled')}two`);
const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

const cases = (mails: number, table: Record<string, readonly Step[]>): SmtpCase[] =>
  Object.entries(table).map(([name, steps]) => ({ name, steps, mails }));

/** Conversations as RFC 5321 forbids them or leaves them open. */
export const SMTP_CATALOGUE: readonly SmtpCase[] = [
  ...cases(0, {
    'silence, then an end': [200],
    'talking before the greeting': [EHLO + FROM, ANSWER],
    'DATA before everything': talk(DATA),
    'RCPT before MAIL': talk(EHLO, TO),
    'MAIL before EHLO': talk(FROM, TO, DATA),
    'DATA without a recipient': talk(EHLO, FROM, DATA, QUIT),
    'MAIL twice': talk(EHLO, FROM, FROM),
    'a greeting of 10 kB': talk(`EHLO ${'a'.repeat(10_000)}\r\n`, QUIT),
    'a greeting of other bytes': talk(hex('45 48 4c 4f 20 00 01 ff 0d 0a'), QUIT),
    'a command of 2 MB without an end': talk('A'.repeat(2_000_000)),
    'ten thousand commands at once': talk(EHLO, 'NOOP\r\n'.repeat(10_000), QUIT),
    'commands nobody knows': talk(EHLO, 'FOO\r\n'.repeat(50), QUIT),
    'lines that end in LF': talk('EHLO x\n', 'MAIL FROM:<a@b.example>\n', 'RCPT TO:<x@elsewhere.example>\n'),
    'lines that end in CR': talk('EHLO x\rNOOP\r\r\n'),
    'NUL in an address': talk(EHLO, 'MAIL FROM:<a\0b@c.example>\r\n', TO),
    'no address where one belongs': talk(EHLO, 'MAIL FROM:\r\n', 'MAIL FROM:<<>>\r\n', 'RCPT TO:x\r\n'),
    'an address of 5 kB': talk(EHLO, `MAIL FROM:<${'a'.repeat(5000)}@b.example>\r\n`, TO),
    relaying: talk(EHLO, FROM, 'RCPT TO:<x@elsewhere.example>\r\n', DATA),
    'relaying by a percent sign': talk(EHLO, FROM, 'RCPT TO:<x%elsewhere.example@fenmoor.example>\r\n', DATA),
    'relaying by a route': talk(EHLO, FROM, 'RCPT TO:<@fenmoor.example:x@elsewhere.example>\r\n', DATA),
    'relaying by an exclamation mark': talk(
      EHLO,
      FROM,
      'RCPT TO:<elsewhere.example!x@fenmoor.example>\r\n',
      DATA,
    ),
    'two hundred recipients nobody has': talk(
      EHLO,
      FROM,
      'RCPT TO:<nobody@fenmoor.example>\r\n'.repeat(200),
      DATA,
    ),
    'a mail announced larger than allowed': talk(
      EHLO,
      'MAIL FROM:<a@b.example> SIZE=99999999999\r\n',
      TO,
      DATA,
    ),
    'sizes that are none': talk(
      EHLO,
      'MAIL FROM:<a@b.example> SIZE=-1\r\n',
      'MAIL FROM:<a@b.example> SIZE=x\r\n',
    ),
    'parameters nobody knows': talk(
      EHLO,
      'MAIL FROM:<a@b.example> FOO=BAR =\r\n',
      'RCPT TO:<a@b.example> ORCPT=\r\n',
    ),
    'BDAT, which is not offered': talk(EHLO, FROM, TO, 'BDAT 5 LAST\r\nhello', QUIT),
    'BDAT with a size beyond every number': talk(EHLO, FROM, TO, `BDAT ${'9'.repeat(40)}\r\n`, QUIT),
    'logging in where there is no log-in': talk(EHLO, 'AUTH PLAIN AGEAYQ==\r\n', 'AUTH LOGIN\r\n', QUIT),
    'STARTTLS where there is none': talk(EHLO, `STARTTLS\r\n${FROM}`, hex('16 03 01 00 05 01 00 00 01 00')),
    'asking who is there': talk(EHLO, 'VRFY root\r\nEXPN all\r\nHELP\r\nETRN x\r\nTURN\r\n', QUIT),
    'XCLIENT and XFORWARD': talk(EHLO, 'XCLIENT ADDR=127.0.0.1\r\n', 'XFORWARD ADDR=127.0.0.1\r\n', QUIT),
    'the PROXY protocol': talk('PROXY TCP4 127.0.0.1 127.0.0.1 1 2\r\n', EHLO),
    'an HTTP client': talk('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nEHLO\n'),
    'a TLS client hello': talk(hex('16 03 01 00 2e 01 00 00 2a 03 03 07 07 07 07 07 07')),
    'an end in the middle of the mail': [...talk(EHLO, FROM, TO, DATA), `${head('half')}half of it`],
    'a mail larger than allowed': mail(head('large') + `${'x'.repeat(998)}\r\n`.repeat(30_000)),
  }),
  ...cases(1, {
    'all in one go': talk(`${EHLO}${FROM}${TO}${DATA}${head('pipelined')}Hello${END}${QUIT}`),
    'eight-bit text announced': talk(
      EHLO,
      'MAIL FROM:<a@b.example> BODY=8BITMIME SMTPUTF8\r\n',
      TO,
      DATA,
      Buffer.from(`${head('caf\xe9')}\xff\xfe\xc3\xa9${END}`, 'latin1'),
    ),
    'eight-bit text not announced': mail(`${head('caf\xe9')}\xe9\xe8`),
    'NUL in the mail': mail(`${head('a\0b')}\0\0\0`),
    'a line of 1 MB': mail(head('long') + 'x'.repeat(1_000_000)),
    'a mail without headers': mail('\r\nHello'),
    'an empty mail': talk(EHLO, FROM, TO, DATA, '.\r\n'),
    'the sender of a bounce': talk(EHLO, 'MAIL FROM:<>\r\n', TO, DATA, `${head('bounce')}x${END}`),
    'the same recipient twenty times': talk(EHLO, FROM, TO.repeat(20), DATA, `${head('many')}x${END}`),
    'a dot between LFs, a second mail behind it': smuggling('\n.\n'),
    'a dot between CRs, a second mail behind it': smuggling('\r.\r'),
    'a dot between LF and CRLF, a second mail behind it': smuggling('\n.\r\n'),
    'a dot between CRLF and LF, a second mail behind it': smuggling('\r\n.\n'),
    'dots at the beginning of lines': mail(`${head('dots')}..\r\n.a\r\n...`),
    'one byte after the other': [
      ANSWER,
      ...[...`${EHLO}${FROM}${TO}${DATA}`].flatMap((letter): Step[] => [letter, 1]),
      /^354 .*\r\n/m,
      `${head('slow')}x${END}`,
      ANSWER,
    ],
  }),
];
