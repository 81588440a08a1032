import type { AnswerOf, Endpoint } from '@frontdoor/contracts';
import type { z } from 'zod';
import { refusal, unexpectedAnswer, unreachable } from './api-error.js';

/** What can stand in an address. */
type Values = Record<string, string | number | boolean | null | undefined>;

/** Fills `:name` in a path and adds the query; absent and empty values are left out. */
export const requestUrl = (path: string, params: Values = {}, query: Values = {}): string => {
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`The path ${path} needs the parameter "${name}"`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
};

/** One part of a request: absent when the endpoint has none, optional when all in it is. */
type Part<Name extends string, Schema extends z.ZodType> =
  unknown extends z.input<Schema>
    ? unknown
    : object extends z.input<Schema>
      ? { [K in Name]?: z.input<Schema> }
      : { [K in Name]: z.input<Schema> };

export type Input<E> =
  E extends Endpoint<infer P, infer Q, infer B>
    ? Part<'params', P> & Part<'query', Q> & Part<'body', B>
    : never;

interface Parts {
  params?: Values;
  query?: Values;
  body?: unknown;
}

let csrfToken = '';

/** The token of the session, sent with every unsafe request from now on. */
export const keepCsrfToken = (session: { csrfToken: string } | null): void => {
  csrfToken = session?.csrfToken ?? '';
};

/** The headers of an unsafe request that is not sent by `call`. */
export const csrfHeader = (): Record<string, string> => ({ 'frontdoor-csrf': csrfToken });

/** The address of a download: fetched by the browser itself. */
export const hrefOf = <E extends Endpoint>(endpoint: E, input: Input<E>): string =>
  requestUrl(endpoint.path, (input as Parts).params, (input as Parts).query);

/** The bytes of a download, for what is shown in the page. */
export const bytesOf = async <E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> => {
  const { body } = input as Parts;
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  if (endpoint.method !== 'GET') headers['frontdoor-csrf'] = csrfToken;
  const response = await fetch(hrefOf(endpoint, input), {
    method: endpoint.method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  if (!response.ok) throw await refusal(response);
  return new Uint8Array(await response.arrayBuffer());
};

/** Calls an endpoint of the hub, with `bytes` where it takes no JSON; what comes back has been checked against its schema. */
export const call = async <E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  { bytes, ...options }: { signal?: AbortSignal; keepalive?: boolean; bytes?: Blob } = {},
): Promise<AnswerOf<E>> => {
  const { params, query, body } = input as Parts;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (bytes !== undefined) headers['content-type'] = 'application/octet-stream';
  if (endpoint.method !== 'GET') Object.assign(headers, csrfHeader());
  const response = await fetch(requestUrl(endpoint.path, params, query), {
    method: endpoint.method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(bytes === undefined ? {} : { body: bytes }),
    ...options,
  }).catch((error: unknown) => {
    throw options.signal?.aborted ? error : unreachable();
  });
  if (!response.ok) throw await refusal(response);
  if (endpoint.answer === undefined) return undefined as AnswerOf<E>;
  const parsed = endpoint.answer.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) throw unexpectedAnswer(response.status);
  return parsed.data as AnswerOf<E>;
};
