import { endpoints } from '@frontdoor/contracts';
import { openApiJson } from '../../apps/hub/src/api/openapi.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../support/database.js';
import { SECRET, startEmbedded, type World } from '../support/world.js';

type Json = Record<string, unknown>;
interface Parameter {
  name: string;
  in: string;
  required: boolean;
  schema: Json;
}
interface Operation {
  operationId: string;
  summary: string;
  parameters: Parameter[];
  security?: Record<string, string[]>[];
  requestBody?: { required: boolean; content: Record<string, { schema: Json }> };
  responses: Record<string, { description: string; content?: Record<string, { schema?: Json }> }>;
}
interface Document {
  openapi: string;
  info: Record<string, string>;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json>; securitySchemes: Record<string, Json> };
}

describe('the OpenAPI document', () => {
  let world: World;
  let document: Document;
  beforeAll(async () => {
    world = await startEmbedded({
      DATABASE_URL: await newDatabase(),
      SECRET,
      DEMO: 'on',
      LOG_LEVEL: 'silent',
    });
    const response = await fetch(`${world.url}/api/v1/openapi.json`);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    document = (await response.json()) as Document;
  });
  afterAll(() => world?.stop());

  const operations = (): [string, string, Operation][] =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, string, Operation] => [
        method,
        path,
        operation,
      ]),
    );
  const inBraces = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}').replace('*', '{path}');
  const walk = (value: unknown, see: (each: Json) => void): void => {
    if (Array.isArray(value)) value.forEach((each) => walk(each, see));
    else if (value !== null && typeof value === 'object') {
      see(value as Json);
      Object.values(value).forEach((each) => walk(each, see));
    }
  };

  it('is made once for everybody', () => {
    expect(openApiJson()).toBe(openApiJson());
  });

  it('says what it is', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({
      title: expect.stringMatching(/./) as string,
      version: expect.stringMatching(/./) as string,
    });
    const allowed = [
      'openapi',
      'info',
      'servers',
      'paths',
      'webhooks',
      'components',
      'security',
      'tags',
      'externalDocs',
    ];
    expect(Object.keys(document).filter((key) => !allowed.includes(key))).toEqual([]);
  });

  it('has one operation for each endpoint and no other', () => {
    const written = operations().map(
      ([method, path, { operationId }]) => `${operationId}: ${method} ${path}`,
    );
    const expected = endpoints.map(
      ([name, { method, path }]) => `${name}: ${method.toLowerCase()} ${inBraces(path)}`,
    );
    expect(written.toSorted()).toEqual(expected.toSorted());
  });

  it('names each operation once and says what it does', () => {
    const names = operations().map(([, , operation]) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const [, , { summary }] of operations()) expect(summary.length).toBeGreaterThan(5);
  });

  it('describes each path parameter once, and no parameter that the path does not have', () => {
    for (const [method, path, { parameters }] of operations()) {
      const inPath = parameters.filter((each) => each.in === 'path');
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!);
      expect({ path, names: inPath.map((each) => each.name).toSorted() }).toEqual({
        path,
        names: named.toSorted(),
      });
      expect(inPath.every((each) => each.required)).toBe(true);
      expect(
        parameters.every(
          (each) => ['path', 'query', 'header'].includes(each.in) && typeof each.schema === 'object',
        ),
      ).toBe(true);
      const keys = parameters.map((each) => `${each.in} ${each.name}`);
      expect(new Set(keys).size, `${method} ${path}`).toBe(keys.length);
    }
  });

  it('describes what each operation takes and gives as the contracts do', () => {
    for (const [name, endpoint] of endpoints) {
      const operation = document.paths[inBraces(endpoint.path)]![endpoint.method.toLowerCase()]!;
      expect({ name, body: Boolean(operation.requestBody) }).toEqual({ name, body: Boolean(endpoint.body) });
      const done = operation.responses[String(endpoint.status ?? 200)];
      expect(done?.description).toMatch(/./);
      if (endpoint.answer)
        expect(done!.content!['application/json']!.schema).toMatchObject({
          type: expect.any(String) as string,
        });
      if (endpoint.status === 204) expect(done!.content).toBeUndefined();
      expect(operation.responses['4XX']!.content!['application/json']!.schema).toEqual({
        $ref: '#/components/schemas/Problem',
      });
    }
  });

  it('answers are described with a key that responses may have', () => {
    for (const [, , { responses }] of operations())
      for (const key of Object.keys(responses)) expect(key).toMatch(/^([1-5]\d\d|[1-5]XX|default)$/);
  });

  it('names a security scheme that exists wherever a log-in or a signature is needed', () => {
    for (const [name, { access, path, method }] of endpoints) {
      const { security } = document.paths[inBraces(path)]![method.toLowerCase()]!;
      const schemes = (security ?? []).flatMap((each) => Object.keys(each));
      const isNeeded = access.by === 'session' || access.by === 'signature' || access.by === 'key';
      const expected = [
        ...(isNeeded ? [access.by] : []),
        ...(access.by === 'session' && access.orKey ? ['key'] : []),
      ];
      expect({ name, schemes }).toEqual({ name, schemes: expected });
      for (const scheme of schemes) expect(document.components.securitySchemes).toHaveProperty(scheme);
    }
  });

  it('has examples of what other systems send and get, and they fit', () => {
    const forSystems = endpoints.filter(
      ([name, { access }]) => access.by === 'key' || name === 'sendContact' || name === 'addSubscriber',
    );
    expect(forSystems.length).toBeGreaterThan(8);
    for (const [name, { body, answer, examples }] of forSystems) {
      if (body)
        expect({ name, fault: body.safeParse(examples?.body).error }).toEqual({ name, fault: undefined });
      if (answer)
        expect({ name, fault: answer.safeParse(examples?.answer).error }).toEqual({ name, fault: undefined });
    }
    const { requestBody } = document.paths['/api/v1/contacts']!.post!;
    expect(requestBody!.content['application/json']).toMatchObject({
      example: { subject: 'Broken machine' },
    });
  });

  it('refers only to what it holds', () => {
    const references: string[] = [];
    walk(document, (each) => {
      if (typeof each.$ref === 'string') references.push(each.$ref);
    });
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) {
      const target = reference
        .replace(/^#\//, '')
        .split('/')
        .reduce<unknown>((place, key) => (place as Json | undefined)?.[key], document);
      expect({ reference, found: target !== undefined }).toEqual({ reference, found: true });
    }
  });

  it('an operation with a required query parameter or body can be made from it', () => {
    const { requestBody } = document.paths['/api/v1/contacts']!.post!;
    const { properties, required } = requestBody!.content['application/json']!.schema as {
      properties: Json;
      required: string[];
    };
    expect(required.toSorted()).toEqual(['customer', 'text']);
    expect(Object.keys(properties)).toEqual(
      expect.arrayContaining(['customer', 'subject', 'text', 'service', 'kind']),
    );
    const limit = document.paths['/api/v1/queue']!.get!.parameters.find((each) => each.name === 'limit');
    expect(limit).toMatchObject({
      in: 'query',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 200 },
    });
  });
});
