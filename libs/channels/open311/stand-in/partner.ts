import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Clock } from '@frontdoor/kernel';
import { asOpen311Time, write } from '../formats.js';
import { problemIn } from '../problem.js';
import { SentFields } from '../sent-fields.js';

/** What was posted to the partner, and is kept there. */
interface Taken {
  number: string;
  fields: SentFields;
  description: string;
  at: number;
  state: string;
}

/** What goes wrong with the next requests, one after the other. */
type Fault =
  | { status: number; retryAfter?: string }
  /** `after`: it takes what was posted, and its answer gets lost. */
  | { breakOff: 'before' | 'after' }
  | { answer: string }
  /** It begins to answer, and never comes to an end. */
  | { endless: true };

export interface PartnerStandIn {
  /** With a slash at the end. */
  endpoint: string;
  taken: readonly Taken[];
  /** Each request, as method and path. */
  asked: readonly string[];
  faults: Fault[];
  /** Says something of a report; by a clock that is wrong by so many milliseconds. */
  say(number: string, words: string, state: string, wrongByMs?: number): string;
  /** It has no list of updates, as partners without the extension. */
  withoutUpdates: boolean;
  /** It tells a token, and the number when it is asked for that. */
  withTokens: boolean;
  /** It tells each update so many times. */
  repeats: number;
  close(): Promise<void>;
}

interface Update {
  id: string;
  number: string;
  state: string;
  words: string;
  at: number;
}

/**
 * The Open311 endpoint of somebody else: it refuses a wrong key, an unknown service and a report without a place as
 * GeoReport says, and has the extension for updates.
 */
export async function startPartner(
  clock: Clock,
  { apiKey, serviceCode }: { apiKey: string; serviceCode: string },
): Promise<PartnerStandIn> {
  const taken: Taken[] = [];
  const updates: Update[] = [];
  const asked: string[] = [];
  const partner: Omit<PartnerStandIn, 'endpoint' | 'close'> = {
    taken,
    asked,
    faults: [],
    withoutUpdates: false,
    withTokens: false,
    repeats: 1,
    say: (number, words, state, wrongByMs = 0) => {
      const id = String(updates.length + 1);
      updates.push({ id, number, words, state, at: clock.now() + wrongByMs });
      const report = taken.find((each) => each.number === number);
      if (report) report.state = state;
      return id;
    },
  };

  const refuse = (response: ServerResponse, status: number, why: string): void => {
    const { contentType, body } = problemIn('xml', status, why);
    response.writeHead(status, { 'content-type': contentType }).end(body);
  };
  const list = (
    response: ServerResponse,
    outer: string,
    inner: string,
    items: Parameters<typeof write>[3],
  ): void => {
    const { contentType, body } = write('xml', outer, inner, items);
    response.writeHead(200, { 'content-type': contentType }).end(body);
  };

  const take = async (request: IncomingMessage): Promise<Taken | { status: number; why: string }> => {
    const fields = SentFields.read(await buffer(request), request.headers['content-type'] ?? '');
    if (fields.get('api_key') !== apiKey) return { status: 403, why: 'The api_key is wrong' };
    if (fields.get('service_code') !== serviceCode) return { status: 404, why: 'service_code not found' };
    const hasPlace = fields.get('lat') !== undefined && fields.get('long') !== undefined;
    if (!hasPlace && !fields.get('address_string')) return { status: 400, why: 'A place is missing' };
    const description = fields.get('description') ?? '';
    if (description === '' || description.length > 4000)
      return { status: 400, why: 'The description is wrong' };
    const number = `P-${taken.length + 1}`;
    const report = { number, fields, description, at: clock.now(), state: 'open' };
    taken.push(report);
    return report;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url!, 'http://partner.example');
    asked.push(`${request.method} ${url.pathname}`);
    const fault = partner.faults.shift();
    if (fault && 'status' in fault) {
      if (fault.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter);
      return refuse(response, fault.status, 'Not now');
    }
    if (fault && 'breakOff' in fault && fault.breakOff === 'before') return void response.destroy();
    if (fault && 'answer' in fault)
      return void response.writeHead(200, { 'content-type': 'text/xml' }).end(fault.answer);
    if (fault && 'endless' in fault) {
      response.writeHead(200, { 'content-type': 'text/xml' });
      const timer = setInterval(() => response.write(' '), 100);
      return void response.once('close', () => clearInterval(timer));
    }
    const path = url.pathname.replace('/open311/v2/', '');
    if (request.method === 'POST' && path === 'requests.xml') {
      const report = await take(request);
      if (fault) return void response.destroy();
      if ('why' in report) return refuse(response, report.status, report.why);
      const told = partner.withTokens
        ? { token: `t-${report.number}` }
        : { service_request_id: report.number };
      return list(response, 'service_requests', 'request', [told]);
    }
    if (path === 'requests.xml') return list(response, 'service_requests', 'request', taken.map(shown));
    const one = /^requests\/(.+)\.xml$/.exec(path)?.[1];
    const report = taken.find(({ number }) => number === one);
    if (report) return list(response, 'service_requests', 'request', [shown(report)]);
    const token = /^tokens\/t-(.+)\.xml$/.exec(path)?.[1];
    if (token !== undefined && partner.withTokens)
      return list(response, 'service_requests', 'request', [
        { token: `t-${token}`, service_request_id: token },
      ]);
    if (path === 'servicerequestupdates.xml' && !partner.withoutUpdates) {
      if (url.searchParams.get('api_key') !== apiKey) return refuse(response, 403, 'The api_key is wrong');
      const from = Date.parse(url.searchParams.get('start_date') ?? '');
      const to = Date.parse(url.searchParams.get('end_date') ?? '');
      const within = updates.filter(({ at }) => at >= from && at <= to + 999);
      const told = Array.from({ length: partner.repeats }, () => within).flat();
      return list(
        response,
        'service_request_updates',
        'request_update',
        told.map(({ id, number, state, words, at }) => ({
          ...{ update_id: id, service_request_id: number, status: state },
          ...{ updated_datetime: asOpen311Time(at), description: words },
        })),
      );
    }
    return refuse(response, 404, 'There is nothing here');
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(partner, {
    endpoint: `http://127.0.0.1:${port}/open311/v2/`,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  });
}

const shown = ({ number, description, state, at }: Taken) => ({
  service_request_id: number,
  status: state,
  description,
  requested_datetime: asOpen311Time(at),
  updated_datetime: asOpen311Time(at),
});
