import { randomBytes } from 'node:crypto';
import { FrontdoorError } from '@frontdoor/kernel';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { OutgoingFile } from '../core/index.js';

/** A report as we hand it to the Open311 endpoint of somebody else. */
export interface PartnerReport {
  apiKey?: string;
  jurisdiction?: string;
  serviceCode: string;
  /** Ours; they know by it what they have already. */
  reference: string;
  subject: string;
  text: string;
  customer?: { name?: string; email?: string; phone?: string };
  latitude?: number;
  longitude?: number;
  address?: string;
}

/** GeoReport allows so many characters. */
const MOST_WORDS = 4000;

/** What stands in a description so that it can be found there again. */
export const markOf = (reference: string): string => `Our reference: ${reference}`;

/** The body that posts it: a form, or in multipart where files go along. */
export function reportBody(
  report: PartnerReport,
  files: readonly OutgoingFile[],
): { contentType: string; body: Uint8Array } {
  const fields = fieldsOf(report);
  if (files.length === 0)
    return {
      contentType: 'application/x-www-form-urlencoded',
      body: Buffer.from(new URLSearchParams(fields).toString()),
    };
  const boundary = `report-${randomBytes(18).toString('hex')}`;
  const head = (named: string, type = ''): string =>
    `--${boundary}\r\nContent-Disposition: form-data; ${named}\r\n${type && `Content-Type: ${oneLine(type)}\r\n`}\r\n`;
  const pieces = [
    ...fields.map(([name, value]) => Buffer.from(`${head(`name="${quoted(name)}"`)}${value}\r\n`)),
    ...files.flatMap(({ name, contentType, content }, index) => [
      Buffer.from(head(`name="photo${index + 1}"; filename="${quoted(name)}"`, contentType)),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ];
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat(pieces) };
}

function fieldsOf(report: PartnerReport): [string, string][] {
  const { customer = {}, reference } = report;
  const [first = '', ...rest] = (customer.name ?? '').split(' ');
  const mark = markOf(reference);
  const text = Array.from(`${report.subject}\n\n${report.text}`).slice(0, MOST_WORDS - mark.length - 2);
  const fields: Record<string, string | undefined> = {
    api_key: report.apiKey,
    jurisdiction_id: report.jurisdiction,
    service_code: report.serviceCode,
    lat: report.latitude?.toString(),
    long: report.longitude?.toString(),
    address_string: report.address ?? (report.latitude === undefined ? '#NOTPINPOINTED#' : undefined),
    email: customer.email,
    phone: customer.phone,
    first_name: first || undefined,
    last_name: rest.join(' ') || (first ? '-' : undefined),
    account_id: reference,
    description: `${text.join('')}\n\n${mark}`,
    'attribute[fixmystreet_id]': reference,
  };
  return Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
}

const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ');

/** As browsers write a name that holds what would end it (HTML standard). */
const quoted = (name: string): string =>
  name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');

/** What is read of an item; whatever else it has is left. */
const READ = [
  ...(['service_request_id', 'token', 'status', 'status_notes', 'update_id', 'description'] as const),
  'updated_datetime',
] as const;

/** An item of a list. */
export type Told = Readonly<Partial<Record<(typeof READ)[number], string>>>;

const parser = new XMLParser({
  ignoreDeclaration: true,
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
});

/**
 * The items of an answer in XML. No GeoReport has a document type, so none is read: nothing in it can stand for something
 * else.
 *
 * @throws FrontdoorError `partner-unreadable`
 */
export function readList(body: Uint8Array, outer: string, inner: string): Told[] {
  const text = new TextDecoder().decode(body);
  if (/<!DOCTYPE|<!ENTITY/i.test(text) || XMLValidator.validate(text) !== true)
    throw new FrontdoorError('partner-unreadable');
  const tree = treeOf(text);
  if (!(outer in tree)) throw new FrontdoorError('partner-unreadable');
  const list = tree[outer];
  const items = isNode(list) ? list[inner] : undefined;
  if (items === undefined || items === '') return [];
  return (Array.isArray(items) ? items : [items]).filter(isNode).map(plain);
}

function treeOf(text: string): Record<string, unknown> {
  try {
    return parser.parse(text) as Record<string, unknown>;
  } catch (cause) {
    // Such as a hundred tags within each other, which no list has.
    throw new FrontdoorError('partner-unreadable', {}, { cause });
  }
}

const isNode = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values that are text, and the first of several. */
const plain = (node: Record<string, unknown>): Told =>
  Object.fromEntries(
    READ.flatMap((name) => {
      const value = node[name];
      const first: unknown = Array.isArray(value) ? value[0] : value;
      return typeof first === 'string' && first !== '' ? [[name, first]] : [];
    }),
  );

/** A refusal is short. */
const MOST_REFUSAL_BYTES = 64 * 1024;

/** Why it was refused, in the words of the partner, on one line; undefined where it gives none, or goes on for too long. */
export function refusalIn(body: Uint8Array): string | undefined {
  if (body.byteLength > MOST_REFUSAL_BYTES) return undefined;
  try {
    const said = readList(body, 'errors', 'error').flatMap(({ description }) => description ?? []);
    return said.join('; ').replaceAll(/\s+/g, ' ').slice(0, 300) || undefined;
  } catch {
    return undefined;
  }
}
