import { type Endpoint, endpoints, problem } from '@frontdoor/contracts';
import { z } from 'zod';

const json = (schema: z.ZodType, io: 'input' | 'output') => ({
  'application/json': { schema: z.toJSONSchema(schema, { io, target: 'draft-2020-12' }) },
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
    components: {
      schemas: { Problem: z.toJSONSchema(problem, { target: 'draft-2020-12' }) },
      securitySchemes: {
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

function operation(name: string, endpoint: Endpoint): object {
  const { access } = endpoint;
  const refusal = {
    description: 'Refused: code, message and remedy',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  return {
    operationId: name,
    summary: endpoint.summary,
    ...(access.by === 'session' && { security: [{ session: [] }], 'x-roles': access.roles }),
    ...(access.by === 'signature' && { security: [{ signature: [] }] }),
    parameters: [
      ...parameters('path', pathNames(endpoint), endpoint.params),
      ...parameters('query', [], endpoint.query),
    ],
    ...(endpoint.body && { requestBody: { required: true, content: json(endpoint.body, 'input') } }),
    responses: {
      [endpoint.status ?? 200]: {
        description: 'Done',
        ...(endpoint.answer
          ? { content: json(endpoint.answer, 'output') }
          : endpoint.produces && { content: { [endpoint.produces]: {} } }),
      },
      '4XX': refusal,
      '5XX': refusal,
    },
  };
}

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
