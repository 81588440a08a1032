import { createHash } from 'node:crypto';
import { signWebhook } from '@frontdoor/channels/core';
import { INTEGRATION_KEY } from '@frontdoor/demonstration';
import { SystemClock } from '@frontdoor/kernel';
import type { Chance } from '../chance.js';
import { type Known, type Schema, TEXTS, Values } from './values.js';

interface Operation {
  security?: Record<string, string[]>[];
  'x-roles'?: string[];
  parameters: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
interface Described {
  method: string;
  path: string;
  operation: Operation;
}
export interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
}

/** Whoever sends: a person of one role, the integration, or nobody. */
export interface Sender {
  name: string;
  cookie?: string;
  csrf?: string;
  signingKey?: string;
}

export interface HostileRequest {
  by: string;
  /** Method and path as the document has them. */
  operation: string;
  method: string;
  path: string;
  headers: [name: string, value: string][];
  body?: Buffer;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'CONNECT'];
const clock = new SystemClock();

/** What a header value may not hold is not sent by any client; the raw-socket catalogue does that. */
const sendable = (text: string): string => text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '?').slice(0, 12_000);

/** Makes requests out of the OpenAPI document: mostly such as it describes, then spoilt in one or more places. */
export class Requests {
  private readonly operations: Described[];
  private readonly values: Values;

  constructor(
    document: OpenApi,
    private readonly chance: Chance,
    known: Known,
  ) {
    this.values = new Values(chance, known);
    this.operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        operation,
      })),
    );
  }

  next(sender: Sender): HostileRequest {
    const { chance } = this;
    const { method, path, operation } = this.choose(sender);
    const body = this.body(operation, path);
    const request: HostileRequest = {
      by: sender.name,
      operation: `${method} ${path}`,
      method: chance.happens(0.04) ? chance.pick(METHODS) : method,
      path: this.address(path, operation),
      headers: [],
      body: body?.bytes,
    };
    if (body) request.headers.push(['content-type', body.type]);
    this.prove(request, sender);
    request.headers.push([
      'x-forwarded-for',
      chance.happens(0.15) ? this.forwarded() : `203.0.113.${chance.whole(1, 254)}`,
    ]);
    if (chance.happens(0.3)) request.headers.push(...this.oddHeaders());
    return request;
  }

  private choose(sender: Sender): Described {
    const open = this.operations.filter((each) => admits(each, sender));
    // Requests that change something are tried more often than those that read.
    const changing = open.filter(({ method }) => method !== 'GET');
    return this.chance.pick(
      this.chance.happens(0.2) ? this.operations : this.chance.happens(0.5) ? changing : open,
    );
  }

  private address(path: string, { parameters }: Operation): string {
    const { chance, values } = this;
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const schema = parameters.find((each) => each.in === 'path' && each.name === name)?.schema ?? {};
      const key = name === 'id' ? `id of ${path.split('/{')[0]!}` : name;
      const value = chance.happens(0.25)
        ? values.text()
        : String(values.fitting({ type: 'string', ...schema }, key));
      return encode(value.slice(0, 3000), chance.happens(0.05));
    });
    const query = parameters
      .filter((each) => each.in === 'query' && chance.happens(0.6))
      .map(({ name, schema }) => {
        const value = chance.happens(0.5) ? values.text() : values.fitting(schema, name);
        return `${encode(name, false)}=${encode(String(value).slice(0, 6000), chance.happens(0.05))}`;
      });
    if (chance.happens(0.05))
      query.push(...query, `${encode(values.text().slice(0, 100), false)}[]=1&a[b][c]=d`);
    const whole = filled + (query.length > 0 ? `?${query.join('&')}` : '');
    if (chance.happens(0.02)) return `/${whole}`;
    if (chance.happens(0.02)) return `${whole}/`;
    return chance.happens(0.02) ? whole.replaceAll('a', '%61') : whole;
  }

  private body(operation: Operation, path: string): { type: string; bytes: Buffer } | undefined {
    const { chance, values } = this;
    const schema = operation.requestBody?.content['application/json']?.schema;
    if (!schema) return this.otherBody(path);
    let value = values.fitting(schema);
    for (let spots = chance.pick([0, 0, 1, 1, 1, 1, 2, 4]); spots > 0; spots--) value = values.spoil(value);
    let bytes: Buffer = Buffer.from(JSON.stringify(value) ?? '');
    if (chance.happens(0.08)) bytes = this.damage(bytes);
    const odd = ['text/plain', 'application/json; charset=utf-16', 'application/x-www-form-urlencoded', 'x'];
    return { type: chance.happens(0.05) ? chance.pick(odd) : 'application/json', bytes };
  }

  private otherBody(path: string): { type: string; bytes: Buffer } | undefined {
    const { chance, values } = this;
    if (/^\/(contact|track)/.test(path)) {
      const names = [
        'formToken',
        'name',
        'email',
        'phone',
        'subject',
        'text',
        'service',
        'website',
        '__proto__',
      ];
      const token = values.fitting({ type: 'string' }, 'formToken') as string;
      const fields = names
        .filter((name) => name === 'formToken' || chance.happens(0.6))
        .map((name) => {
          const value = name === 'formToken' && chance.happens(0.8) ? token : values.text();
          return `${name}=${encode(value, chance.happens(0.1))}`;
        });
      return { type: 'application/x-www-form-urlencoded', bytes: Buffer.from(fields.join('&')) };
    }
    if (!path.startsWith('/webhooks/')) return undefined;
    const lines = [
      `From: ${sendable(values.text())} <${sendable(values.text()).slice(0, 200)}>`,
      `Subject: ${sendable(values.text())}`,
      `Message-ID: <${values.text()}>`,
      `Content-Type: ${chance.pick(['text/plain; charset=x', 'multipart/mixed; boundary=b', 'text/html'])}`,
      '',
      '--b',
      '',
      values.text(),
    ];
    return { type: 'message/rfc822', bytes: Buffer.from(lines.join('\r\n')) };
  }

  private prove(request: HostileRequest, { cookie, csrf, signingKey }: Sender): void {
    const { chance } = this;
    if (cookie)
      request.headers.push(['cookie', chance.happens(0.03) ? `${cookie}${'x'.repeat(9000)}` : cookie]);
    if (csrf && !chance.happens(0.02)) request.headers.push(['frontdoor-csrf', csrf]);
    if (!signingKey) return;
    const body = request.body ?? Buffer.alloc(0);
    const id = chance.happens(0.9)
      ? createHash('sha256').update(`${chance.next()}`).digest('hex')
      : sendable(chance.pick(TEXTS)).slice(0, 6000) || 'x';
    const timestamp = Math.floor(clock.now() / 1000) - chance.pick([0, 0, 0, 0, 0, 0, 301, -301, 1e9]);
    request.headers.push(
      ['frontdoor-integration', chance.happens(0.95) ? INTEGRATION_KEY : sendable(this.values.text())],
      ['webhook-id', id],
      ['webhook-timestamp', chance.happens(0.97) ? String(timestamp) : sendable(this.values.text())],
      ['webhook-signature', signWebhook(signingKey, id, timestamp, body)],
    );
  }

  private forwarded(): string {
    const { chance, values } = this;
    const names = [
      '::1',
      '127.0.0.1',
      'unknown',
      '_hidden',
      '[2001:db8::1]:5',
      'fe80::1%eth0',
      '203.0.113.7, '.repeat(500),
    ];
    return chance.pick([...names, sendable(values.text()), sendable(values.text())]);
  }

  private oddHeaders(): [string, string][] {
    const { chance, values } = this;
    const text = sendable(values.text());
    return [
      chance.pick<[string, string]>([
        ['forwarded', `for="${text}"`],
        ['x-real-ip', text],
        ['x-forwarded-proto', text],
        ['x-forwarded-host', text],
        ['accept', chance.pick(['text/html', text, '*/*;q=9'])],
        ['accept-encoding', 'gzip, br, x'],
        ['content-encoding', chance.pick(['gzip', 'br', text])],
        ['last-event-id', chance.pick([text, '1.1', '9999999999999999999.9', '-1.-1', '1.1.1'])],
        ['authorization', chance.pick([`Bearer ${text}`, 'Basic Og==', text])],
        ['origin', chance.pick(['https://elsewhere.example', 'null', text])],
        ['range', 'bytes=0-0,1-1,2-,-5'],
        ['if-none-match', text],
        ['if-modified-since', text],
        ['x-http-method-override', 'DELETE'],
        ['cookie', `frontdoor_session=${text}; ${'a=b; '.repeat(300)}`],
        ['frontdoor-csrf', text],
        ['content-language', text],
        ['x-twilio-signature', text],
        ['upgrade-insecure-requests', text],
        ['referer', text],
        ['host', chance.pick([text, 'elsewhere.example', 'a:99999'])],
      ]),
    ];
  }

  /** Bytes that are no longer the JSON they were. */
  private damage(bytes: Buffer): Buffer {
    const { chance } = this;
    const at = chance.whole(0, bytes.length);
    return chance.pick<() => Buffer>([
      () => bytes.subarray(0, at),
      () => Buffer.concat([Buffer.from('\ufeff'), bytes]),
      () => Buffer.concat([bytes, bytes]),
      () => Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff, 0xfe, 0xc0, 0x80]), bytes.subarray(at)]),
      () => Buffer.from(bytes.toString('utf8'), 'utf16le'),
      () => Buffer.from('['.repeat(100_000)),
      () => Buffer.from('{"a":'.repeat(20_000)),
      () => Buffer.alloc(1_048_577, 0x20),
      () => Buffer.from(`{"text":"${'\\u0000'.repeat(1000)}","text":1}`),
      () => Buffer.alloc(0),
    ])();
  }
}

/** Whether the document lets the sender in; refusals at the door are tried often enough with the rest. */
function admits({ operation }: Described, { name, cookie, signingKey }: Sender): boolean {
  const roles = operation['x-roles'];
  if (roles) return cookie !== undefined && (roles.includes(name) || name === 'integrator');
  return !operation.security || signingKey !== undefined;
}

/** Percent-encoded. @param broken ends in the middle of an escape */
function encode(text: string, broken: boolean): string {
  const escaped = text.replaceAll(/[^\w.~-]/gu, (letter) =>
    [...Buffer.from(letter)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  );
  return broken ? `${escaped}%f` : escaped;
}
