import { randomUUID } from 'node:crypto';
import net from 'node:net';
import { api, problem, type Problem } from '@frontdoor/contracts';
import { signWebhook } from '@frontdoor/channels/core';
import { ERRORS, type ErrorCode } from '@frontdoor/kernel';
import { INTEGRATION_KEY } from '@frontdoor/demonstration';
import { expect } from 'vitest';
import type { Door } from './open-door.js';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: unknown;
}

export async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
}

/** The answer is a refusal of this kind: status, code, what is wrong and what to do, filled in. */
export function expectRefusal(answer: Answer, status: number, code: ErrorCode): Problem['error'] {
  expect({ status: answer.status, body: answer.text }).toMatchObject({ status });
  const { error } = problem.parse(answer.json);
  expect(error.code).toBe(code);
  expect(error.message).toMatch(/^[A-Z].*\.$/s);
  expect(error.remedy).toMatch(/^[A-Z].*\.$/s);
  expect(error.message + error.remedy).not.toMatch(/\{\w+\}/);
  expect(error.message.startsWith(ERRORS[code].message.split('{')[0]!)).toBe(true);
  return error;
}

export interface Signing {
  id?: string;
  secret?: string;
  integration?: string;
  /** Seconds from now. */
  age?: number;
  /** Other signatures that stand before the right one. */
  beside?: string;
  headers?: Record<string, string | undefined>;
}

/** What takes signed contacts. */
export type SignedDoor = Pick<Door, 'url' | 'integrationSecret'>;

/** The headers of the Standard Webhooks scheme for these bytes. */
export function signed(door: SignedDoor, body: Uint8Array, how: Signing = {}): Record<string, string> {
  const id = how.id ?? randomUUID();
  const timestamp = Math.floor(Date.now() / 1000) - (how.age ?? 0);
  const signature = signWebhook(how.secret ?? door.integrationSecret, id, timestamp, body);
  const headers: Record<string, string | undefined> = {
    'content-type': 'application/json',
    'frontdoor-integration': how.integration ?? INTEGRATION_KEY,
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': how.beside ? `${how.beside} ${signature}` : signature,
    ...how.headers,
  };
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

const post = async (
  url: string,
  headers: Record<string, string>,
  body: string | Uint8Array,
): Promise<Answer> => read(await fetch(url, { method: 'POST', headers, body, redirect: 'manual' }));

/** POST /api/v1/contacts. A string is sent as it is, anything else as JSON. */
export function sendContact(door: SignedDoor, content: unknown, how: Signing = {}): Promise<Answer> {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const body = content instanceof Uint8Array ? content : Buffer.from(text);
  return post(door.url + api.sendContact.path, signed(door, body, how), body);
}

/** POST /webhooks/email/<address>. */
export function sendMailWebhook(
  door: Door,
  to: string,
  raw: string | Uint8Array,
  how: Signing = {},
): Promise<Answer> {
  const body = Buffer.from(raw);
  const headers = { 'content-type': 'message/rfc822', ...how.headers };
  return post(`${door.url}/webhooks/email/${to}`, signed(door, body, { ...how, headers }), body);
}

/** A request exactly as written, cut off or not; what came back before the connection ended. */
export function rawRequest(
  door: Door,
  request: string | Uint8Array,
  { hangUp = false, mayReset = false } = {},
): Promise<string> {
  const { hostname, port } = new URL(door.url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = net.connect(Number(port), hostname, () => {
      socket.write(request, () => {
        if (hangUp) setTimeout(() => socket.destroy(), 50);
      });
    });
    socket.setTimeout(10_000, () => socket.destroy(new Error('No answer in 10 s')));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', (error) => (hangUp || mayReset ? undefined : reject(error)));
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()));
  });
}

export const ENTRY = {
  mail: 'help@fenmoor.example',
  sms: '+447700900100',
  phone: '+441632960100',
};

export const mail = (from: string, text: string, more: string[] = []): string =>
  [
    `From: <${from}>`,
    `To: <${ENTRY.mail}>`,
    'Subject: A question',
    `Message-ID: <${randomUUID()}@customer.example>`,
    'Content-Type: text/plain; charset=utf-8',
    ...more,
    '',
    text,
  ].join('\r\n');
