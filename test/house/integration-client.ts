import { format, resolveConfig } from 'prettier';

type Json = Record<string, unknown>;

interface Operation {
  operationId: string;
  summary: string;
  security?: Record<string, unknown>[];
  parameters: { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: Json }[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { content?: Record<string, { schema?: Json }> }>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  webhooks: { event: { post: Operation } };
}

/** The client for other systems, made from the OpenAPI document: a method for each operation that a key opens. */
export async function integrationClient(document: Document, file: string): Promise<string> {
  const methods = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, { security }]) => security?.some((each) => 'key' in each))
      .map(([method, operation]) => methodOf(path, method.toUpperCase(), operation)),
  );
  const event = typeOf(document.webhooks.event.post.requestBody!.content['application/json']!.schema);
  const text = `${HEAD}
/** What a subscriber is sent, once its signature was checked. */
export type FrontdoorEvent = ${event};

export class FrontdoorClient {
  /** @param options the address of the hub, and a key that an administrator made */
  constructor(private readonly options: { url: string; key: string; fetch?: typeof fetch; timeoutMs?: number }) {}

  ${methods.join('\n\n')}
${REQUEST}
}
`;
  const options = { ...(await resolveConfig(file)), filepath: file };
  // What was broken into lines may fit better the second time.
  return format(await format(text, options), options);
}

const HEAD = `// Made from the OpenAPI document of Frontdoor: a change by hand is lost.

/** What the hub answered, and what came with it. */
export interface Answered<T> {
  value: T;
  /** Sent again as \`ifNoneMatch\` or \`ifMatch\`. */
  etag: string | null;
  /** Requests that are left in this minute. */
  remaining: number | null;
}

/** A request that was refused: what is wrong, and what to do about it. */
export class FrontdoorProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly remedy: string,
    /** After how many seconds to try again, where the hub said so. */
    readonly retryAfter: number | null,
  ) {
    super(message);
    this.name = 'FrontdoorProblem';
  }
}

/** Nothing has changed since the answer whose ETag was sent as \`ifNoneMatch\`. */
export class NotChanged extends Error {}

interface Asked {
  path?: Record<string, string>;
  query?: object;
  headers?: Record<string, string | undefined>;
  body?: unknown;
}
`;

const REQUEST = `
  private async request<T>(method: string, path: string, { path: parts = {}, query = {}, headers = {}, body }: Asked): Promise<Answered<T>> {
    const filled = path.replace(/\\{(\\w+)\\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? ''));
    const url = new URL(filled, this.options.url);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value));
    const sent = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const response = await (this.options.fetch ?? fetch)(url, {
      method,
      headers: {
        authorization: \`Bearer \${this.options.key}\`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...Object.fromEntries(sent),
      },
      signal: AbortSignal.timeout(this.options.timeoutMs ?? 30_000),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.status === 304) throw new NotChanged('Nothing has changed');
    const text = await response.text();
    if (!response.ok) throw problemOf(response, text);
    return {
      value: (text === '' ? undefined : JSON.parse(text)) as T,
      etag: response.headers.get('etag'),
      remaining: numberOf(response.headers.get('x-ratelimit-remaining')),
    };
  }
}

const numberOf = (text: string | null): number | null => (text === null || text === '' ? null : Number(text));

function problemOf(response: Response, text: string): FrontdoorProblem {
  const { status, headers } = response;
  const retryAfter = numberOf(headers.get('retry-after'));
  try {
    const { code, message, remedy } = (JSON.parse(text) as { error: { code: string; message: string; remedy: string } }).error;
    return new FrontdoorProblem(status, code, message, remedy, retryAfter);
  } catch {
    return new FrontdoorProblem(status, 'unknown', \`The hub answered \${status}\`, 'Try again later.', retryAfter);
  }
`;

function methodOf(path: string, method: string, operation: Operation): string {
  const { operationId, summary, parameters, requestBody, responses } = operation;
  const body = requestBody?.content['application/json']?.schema;
  const answer = Object.entries(responses).find(([status]) => /^2\d\d$/.test(status))?.[1].content?.[
    'application/json'
  ]?.schema;
  const given = [
    ...parameters
      .filter((each) => each.in === 'path')
      .map(({ name, schema }) => `${name}: ${typeOf(schema)}`),
    ...(parameters.some((each) => each.in === 'query')
      ? [
          `query?: { ${parameters
            .filter((each) => each.in === 'query')
            .map(({ name, required, schema }) => `${name}${required ? '' : '?'}: ${typeOf(schema)}`)
            .join('; ')} }`,
        ]
      : []),
    ...parameters
      .filter((each) => each.in === 'header')
      .map(({ name, required }) => `${camel(name)}${required ? '' : '?'}: string`),
    ...(body ? [`body${isOptional(body) ? '?' : ''}: ${typeOf(body)}`] : []),
  ];
  const names = parameters.filter((each) => each.in === 'path').map(({ name }) => name);
  const headers = parameters.filter((each) => each.in === 'header').map(({ name }) => name);
  const asked = [
    ...(names.length > 0 ? [`path: { ${names.map((name) => `${name}: given.${name}`).join(', ')} }`] : []),
    ...(parameters.some((each) => each.in === 'query') ? ['query: given.query ?? {}'] : []),
    ...(headers.length > 0
      ? [`headers: { ${headers.map((name) => `'${name}': given.${camel(name)}`).join(', ')} }`]
      : []),
    ...(body ? [`body: given.body${isOptional(body) ? ' ?? {}' : ''}`] : []),
  ];
  const optional = given.every((each) => /^\w+\?:/.test(each));
  const parameter = given.length === 0 ? '' : `given: { ${given.join('; ')} }${optional ? ' = {}' : ''}`;
  const type = answer ? typeOf(answer) : 'void';
  return `/** ${summary}. */
  ${operationId}(${parameter}): Promise<Answered<${type}>> {
    return this.request('${method}', '${path}', { ${asked.join(', ')} });
  }`;
}

const isOptional = (schema: Json): boolean =>
  'default' in schema ||
  (schema['type'] === 'object' && (schema['required'] as string[] | undefined)?.length === undefined);

const camel = (name: string): string =>
  name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The TypeScript of a JSON schema, as far as our contracts use it. */
function typeOf(schema: Json): string {
  if ('const' in schema) return JSON.stringify(schema['const']);
  if (Array.isArray(schema['enum'])) return schema['enum'].map((each) => JSON.stringify(each)).join(' | ');
  const several = (schema['anyOf'] ?? schema['oneOf']) as Json[] | undefined;
  if (several) return several.map((each) => `(${typeOf(each)})`).join(' | ');
  const { type } = schema;
  if (Array.isArray(type))
    return type.map((each) => typeOf({ ...schema, type: each as unknown })).join(' | ');
  switch (type) {
    case 'string':
      return 'string';
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return `(${typeOf(schema['items'] as Json)})[]`;
    case 'object':
      return objectOf(schema);
    default:
      return 'unknown';
  }
}

function objectOf({ properties = {}, required = [], additionalProperties }: Json): string {
  const fields = Object.entries(properties as Record<string, Json>).map(
    ([name, schema]) =>
      `${/^\w+$/.test(name) ? name : `'${name}'`}${(required as string[]).includes(name) ? '' : '?'}: ${typeOf(schema)}`,
  );
  // What is not described may come as well.
  const isOpen =
    typeof additionalProperties === 'object' && Object.keys(additionalProperties as Json).length === 0;
  return `{ ${fields.join('; ')}${isOpen ? '; [fact: string]: unknown' : ''} }`;
}
