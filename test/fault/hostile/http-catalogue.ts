import type { Step } from './wire.js';

/**
 * What has to become of it. `refused`: one answer 4xx. `answered`: as many answers as `answers` says, none of them 5xx.
 * `ended`: no 5xx, and the hub ends the connection by itself within `endsWithinMs`.
 */
export interface HttpCase {
  name: string;
  steps: readonly Step[];
  right: 'refused' | 'answered' | 'ended';
  answers?: number;
  endsWithinMs?: number;
}

const HOST = 'Host: x\r\n';
const get = (head = '', path = '/health'): string => `GET ${path} HTTP/1.1\r\n${HOST}${head}\r\n`;
const post = (head: string, body = '', path = '/api/v1/session'): string =>
  `POST ${path} HTTP/1.1\r\n${HOST}Content-Type: application/json\r\n${head}\r\n${body}`;
const chunked = (body: string, head = ''): string => post(`Transfer-Encoding: chunked\r\n${head}`, body);
const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const times = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('');

const refused = (cases: Record<string, readonly Step[]>): HttpCase[] =>
  Object.entries(cases).map(([name, steps]) => ({ name, steps, right: 'refused' }));
const answered = (cases: Record<string, readonly [Step[], number]>): HttpCase[] =>
  Object.entries(cases).map(([name, [steps, answers]]) => ({ name, steps, right: 'answered', answers }));

/** Headers must be there within 15 s and a body within 120 s; the hub looks every few seconds. */
const HEADERS_END_MS = 25_000;

/** Requests byte by byte as RFC 9112 forbids them or leaves them open, and clients that take their time. */
export const HTTP_CATALOGUE: readonly HttpCase[] = [
  ...refused({
    'a NUL as request': [Buffer.from([0, 0, 0, 13, 10, 13, 10])],
    'NUL in the path': [`GET /\0 HTTP/1.1\r\n${HOST}\r\n`],
    'NUL in a header value': [get('X-A: a\0b\r\n')],
    'bare CR in a header value': [get('X-A: a\rX-B: b\r\n')],
    'bare CR ends the request line': [`GET /health HTTP/1.1\r${HOST}\r\n`],
    'a header without a colon': [get('nonsense\r\n')],
    'white space before the colon': [get('X-A : a\r\n')],
    'a header that begins with a colon': [get(': a\r\n')],
    'a header name of other bytes': [get('X-\xe9\x01: a\r\n')],
    'a header of 100 kB': [get(`X-A: ${'a'.repeat(100_000)}\r\n`)],
    'a header name of 100 kB': [get(`${'a'.repeat(100_000)}: a\r\n`)],
    'a path of 100 kB': [get('', `/${'a'.repeat(100_000)}`)],
    'a hundred thousand headers': [get(times(100_000, (i) => `A${i}: b\r\n`))],
    'a header without an end': [
      `GET / HTTP/1.1\r\nX-A: `,
      ...Array.from({ length: 40 }, () => 'a'.repeat(50_000)),
    ],
    'an unknown version': [`GET /health HTTP/9.9\r\n${HOST}\r\n`],
    'the preface of HTTP/2': ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    'a method in lower case': [`get /health HTTP/1.1\r\n${HOST}\r\n`],
    'a method of 10 kB': [`${'A'.repeat(10_000)} / HTTP/1.1\r\n${HOST}\r\n`],
    'a TLS client hello': [hex('16 03 01 00 2e 01 00 00 2a 03 03'), Buffer.alloc(40, 7)],
    'the PROXY protocol, version 1': [`PROXY TCP4 127.0.0.1 127.0.0.1 1 2\r\n${get()}`],
    'the PROXY protocol, version 2': [hex('0d0a0d0a000d0a515549540a 2111000c 7f0000017f00000100010002')],
    'an SMTP client': ['EHLO mail.example\r\nMAIL FROM:<a@b.example>\r\n'],
    'no Host': ['GET /health HTTP/1.1\r\n\r\n'],
    'two lengths that differ': [post('Content-Length: 5\r\nContent-Length: 6\r\n', '{"a":1')],
    'a length and chunks': [post('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n')],
    'chunks and a length': [post('Transfer-Encoding: chunked\r\nContent-Length: 5\r\n', '0\r\n\r\n')],
    'a length below zero': [post('Content-Length: -1\r\n')],
    'a length with a sign': [post('Content-Length: +5\r\n', '{"a"}')],
    'a length in hexadecimal': [post('Content-Length: 0x5\r\n', '{"a"}')],
    'a length of two numbers': [post('Content-Length: 5, 5\r\n', '{"a"}')],
    'a length beyond every number': [post(`Content-Length: ${'9'.repeat(40)}\r\n`)],
    'a length beyond the limit': [post('Content-Length: 999999999\r\n')],
    'a coding that is not chunked': [post('Transfer-Encoding: xchunked\r\n', '0\r\n\r\n')],
    'chunked is not the last coding': [post('Transfer-Encoding: chunked, identity\r\n', '0\r\n\r\n')],
    'a tab hides the coding': [post('Transfer-Encoding:\x0bchunked\r\n', '0\r\n\r\n')],
    'a chunk size that is no number': [chunked('zz\r\n{}\r\n0\r\n\r\n')],
    'a chunk size below zero': [chunked('-1\r\n{}\r\n0\r\n\r\n')],
    'a chunk size beyond every number': [chunked('fffffffffffffffff\r\n')],
    'a chunk longer than its size': [chunked('1\r\n{}{}{}\r\n0\r\n\r\n')],
    'chunks beyond the limit': [
      chunked(''),
      ...Array.from({ length: 80 }, () => `8000\r\n${' '.repeat(0x8000)}\r\n`),
    ],
    'a chunk extension of 100 kB': [chunked(`2;${'a'.repeat(100_000)}\r\n{}\r\n0\r\n\r\n`)],
    'a trailer of 100 kB': [chunked(`0\r\nX-A: ${'a'.repeat(100_000)}\r\n\r\n`)],
    'broken percent-encoding': [get('', '/%zz')],
    'an expectation nobody can meet': [get('Expect: coffee\r\n')],
    'a body that is no UTF-8': [post('Content-Length: 4\r\n', '\xff\xfe\xfd\xfc')],
  }),
  ...answered({
    'HTTP/0.9': [['GET /\r\n\r\n'], 1],
    'an absolute address of another host': [
      [`GET http://elsewhere.example/health HTTP/1.1\r\n${HOST}\r\n`],
      1,
    ],
    'empty lines first': [[`\r\n\r\n${get()}`], 1],
    'a query of 10 kB': [[get('', `/health?${'a=b&'.repeat(2500)}`)], 1],
    'a path that climbs': [[get('', '/console/../../../../etc/passwd')], 1],
    'a path that climbs in disguise': [[get('', '/console/..%2f..%2f..%2fetc%2fpasswd')], 1],
    'a path of raw bytes': [[`GET /\xc3\xa9\xff HTTP/1.1\r\n${HOST}\r\n`], 1],
    'five hundred cookies': [[get(`Cookie: ${times(500, (i) => `a${i}=b; `)}\r\n`)], 1],
    'an upgrade to a WebSocket': [
      [get('Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: eA==\r\n')],
      1,
    ],
    'an upgrade to HTTP/2': [
      [get('Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAA\r\n')],
      1,
    ],
    'two hundred requests in one go': [[times(200, () => get())], 200],
    'a request after one that closes': [[get('Connection: close\r\n') + get()], 1],
    'a GET with a body that looks like a request': [[get(`Content-Length: ${get().length}\r\n`) + get()], 1],
    'a body in chunks that looks like a request': [
      [chunked(`${get().length.toString(16)}\r\n${get()}\r\n0\r\n\r\n`)],
      1,
    ],
    'the same length twice': [[post('Content-Length: 2\r\nContent-Length: 2\r\n', '{}')], 1],
    'a trailer that would be a header': [
      [chunked('2\r\n{}\r\n0\r\nContent-Length: 50\r\nHost: y\r\n\r\n')],
      1,
    ],
    'a promise of a body that is not kept at once': [
      [post('Content-Length: 2\r\nExpect: 100-continue\r\n'), 300, '{}'],
      2,
    ],
    'one byte after the other': [[...get()].flatMap((letter) => [letter, 2]), 1],
  }),
  { name: 'nothing at all', steps: [], right: 'ended', endsWithinMs: HEADERS_END_MS },
  { name: 'half a request line', steps: ['GET /hea'], right: 'ended', endsWithinMs: HEADERS_END_MS },
  {
    name: 'a header a second, without end',
    steps: [
      `GET / HTTP/1.1\r\n${HOST}`,
      ...Array.from({ length: 40 }, (_, i) => [1000, `X-${i}: a\r\n`]).flat(),
    ],
    right: 'ended',
    endsWithinMs: HEADERS_END_MS + 5_000,
  },
  {
    name: 'a body a byte a second, without end',
    steps: [post('Content-Length: 1000\r\n'), ...Array.from({ length: 90 }, () => [1000, 'a']).flat()],
    right: 'ended',
    endsWithinMs: 135_000,
  },
];
