import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import type { KnownKey } from '@frontdoor/casework/api-keys';
import type { BodyOf, Endpoint, ParamsOf, QueryOf } from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import type { Agent, Kept } from '@frontdoor/persistence';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { storable } from '@frontdoor/kernel';

const ENDPOINT = Symbol('endpoint');

/** Serves an endpoint of the contracts: its route, access, validation and answer all come from there. */
export const Serves = (endpoint: Endpoint): MethodDecorator =>
  applyDecorators(
    SetMetadata(ENDPOINT, endpoint),
    RequestMapping({ path: endpoint.path, method: RequestMethod[endpoint.method] }),
    HttpCode(endpoint.status ?? 200),
  );

export const endpointOf = (context: ExecutionContext): Endpoint | undefined =>
  Reflect.getMetadata(ENDPOINT, context.getHandler()) as Endpoint | undefined;

/** A request once the guard has let it in. */
export interface AdmittedRequest extends FastifyRequest {
  loggedIn?: { agent: Agent; csrfToken: string; token: string; kept: Kept };
  /** Of another system that asks. */
  key?: KnownKey;
}

export interface Input<E> {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
}

/** What was sent, checked against the endpoint. @throws FrontdoorError `input-invalid` naming every fault. */
export const Sent = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const endpoint = endpointOf(context)!;
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const faults: string[] = [];
  const read = (schema: z.ZodType | undefined, value: unknown): unknown => {
    const result = schema?.safeParse(value ?? {});
    if (!result || result.success) return result?.data;
    faults.push(...result.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`));
    return undefined;
  };
  const input = {
    params: read(endpoint.params, request.params),
    query: read(endpoint.query, cleaned(request.query)),
    body: read(endpoint.body, request.body),
  };
  if (faults.length > 0)
    throw new FrontdoorError('input-invalid', { faults: faults.join('; ').slice(0, 1000) });
  return input;
});

const cleaned = (query: unknown): object =>
  Object.fromEntries(
    Object.entries(query ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? storable(value) : value,
    ]),
  );

/** The agent who is logged in. */
export const Me = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    context.switchToHttp().getRequest<AdmittedRequest>().loggedIn?.agent,
);

/** The ids of enquiries that are kept from whoever is logged in. */
export const KeptFromMe = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    context.switchToHttp().getRequest<AdmittedRequest>().loggedIn?.kept.ids ?? [],
);

/** The other system that asks, by its key. */
export const Key = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<AdmittedRequest>().key,
);

/** The organisation of whoever asks, a person or another system. */
export const OrganisationId = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { loggedIn, key } = context.switchToHttp().getRequest<AdmittedRequest>();
  return loggedIn?.agent.organisationId ?? key?.organisationId;
});
