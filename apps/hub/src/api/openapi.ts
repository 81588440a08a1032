import { type Endpoint, endpoints, problem, toldEvent } from '@frontdoor/contracts';
import { z } from 'zod';

const json = (schema: z.ZodType, io: 'input' | 'output', example?: unknown) => ({
  'application/json': {
    schema: z.toJSONSchema(schema, { io, target: 'draft-2020-12' }),
    ...(example !== undefined && { example }),
  },
});

let made: Buffer | undefined;

/**
 * The API as an OpenAPI 3.1 document in JSON, made from the same contracts that routes and validation are made from. Made
 * once, when it is first asked for: it takes a moment in which nobody else is answered.
 */
export const openApiJson = (): Buffer => (made ??= Buffer.from(JSON.stringify(openApiDocument())));

function openApiDocument(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, endpoint] of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}').replace('*', '{path}');
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = operation(name, endpoint);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Frontdoor',
      version: '1',
      description: 'Contacts in, enquiries followed, promises kept.',
    },
    paths,
    webhooks: { event: { post: eventOperation() } },
    components: {
      schemas: { Problem: z.toJSONSchema(problem, { target: 'draft-2020-12' }) },
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A key that an administrator made for an integration, with the scope that x-scope names',
        },
        session: { type: 'apiKey', in: 'cookie', name: 'frontdoor_session' },
        signature: {
          type: 'apiKey',
          in: 'header',
          name: 'webhook-signature',
          description: 'Standard Webhooks, with webhook-id, webhook-timestamp and frontdoor-integration',
        },
      },
    },
  };
}

/** What subscribers are sent. */
const eventOperation = (): object => ({
  operationId: 'event',
  summary:
    'What a subscriber is sent when something happened: signed by the Standard Webhooks scheme, at least once, in order per enquiry',
  parameters: ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => header(name, true)),
  requestBody: { required: true, content: json(toldEvent, 'output') },
  responses: { '2XX': { description: 'Taken' }, '410': { description: 'No more events, please' } },
});

function operation(name: string, endpoint: Endpoint): object {
  const { access } = endpoint;
  const refusal = {
    description: 'Refused: code, message and remedy',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  return {
    operationId: name,
    summary: endpoint.summary,
    ...(access.by === 'session' && {
      security: [{ session: [] }, ...(access.orKey ? [{ key: [] }] : [])],
      'x-roles': access.roles,
      ...(access.orKey && { 'x-scope': access.orKey }),
    }),
    ...(access.by === 'key' && { security: [{ key: [] }], 'x-scope': access.scope }),
    ...(access.by === 'signature' && { security: [{ signature: [] }] }),
    parameters: [
      ...parameters('path', pathNames(endpoint), endpoint.params),
      ...parameters('query', [], endpoint.query),
      ...(endpoint.idempotent ? [header('idempotency-key', true)] : []),
      ...(endpoint.tagged ? [header(endpoint.method === 'GET' ? 'if-none-match' : 'if-match', false)] : []),
    ],
    ...(endpoint.body && {
      requestBody: { required: true, content: json(endpoint.body, 'input', endpoint.examples?.body) },
    }),
    responses: {
      [endpoint.status ?? 200]: {
        description: 'Done',
        ...(endpoint.tagged && { headers: { etag: { schema: { type: 'string' } } } }),
        ...(endpoint.answer
          ? { content: json(endpoint.answer, 'output', endpoint.examples?.answer) }
          : endpoint.produces && { content: { [endpoint.produces]: {} } }),
      },
      ...(endpoint.tagged && endpoint.method === 'GET' && { '304': { description: 'Nothing has changed' } }),
      '4XX': refusal,
      '5XX': refusal,
    },
  };
}

const header = (name: string, required: boolean) => ({
  ...{ name, in: 'header', required },
  schema: { type: 'string', minLength: 1, maxLength: 200 },
});

const pathNames = ({ path }: Endpoint): string[] =>
  [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!).concat(path.includes('*') ? ['path'] : []);

function parameters(place: 'path' | 'query', names: string[], schema: z.ZodType | undefined): object[] {
  const described = schema
    ? (z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }) as {
        properties?: Record<string, object>;
        required?: string[];
      })
    : {};
  const all = new Set([...names, ...Object.keys(described.properties ?? {})]);
  return [...all].map((name) => ({
    name,
    in: place,
    required: place === 'path' || (described.required?.includes(name) ?? false),
    schema: described.properties?.[name] ?? { type: 'string' },
  }));
}
