import { z } from 'zod';
import type { Role } from './words.js';

/** What the key of another system may be good for. */
export const scope = z.enum([
  'events:read',
  'services:read',
  'enquiries:read',
  'enquiries:write',
  'customers:write',
  'personal-data:read',
  'subscribers:write',
]);
export type Scope = z.infer<typeof scope>;

/**
 * How a caller proves who they are.
 * `session`: cookie and, for unsafe methods, the CSRF token; one of `roles`. With `orKey` another system may call as well.
 * `key`: `Authorization: Bearer` with the key of another system that has this scope, counted by key.
 * `signature`: the adapter checks the provider's signature on the raw bytes before parsing.
 * `public`: anybody, with a rate limit unless `limited` is false, as for what load balancers ask all the time. Search
 * engines are told to keep out unless `indexed` is true.
 * `operator`: the metrics token; in a demonstration without one, this machine.
 */
export type Access =
  | { by: 'session'; roles: readonly Role[]; orKey?: Scope }
  | { by: 'key'; scope: Scope }
  | { by: 'public'; limited?: false; indexed?: true }
  | { by: 'signature' | 'operator' };

/** One address of the hub: the single source for its route, its validation, its OpenAPI entry and its client. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `:name` for path parameters. */
  path: string;
  access: Access;
  summary: string;
  params?: Params;
  query?: Query;
  body?: Body;
  /** What a 2xx carries; absent for 204, pages and streams. */
  answer?: Answer;
  status?: 200 | 201 | 202 | 204;
  /** Content types other than JSON. */
  consumes?: readonly string[];
  produces?: string;
  /** For the OpenAPI document; they fit the schemas. */
  examples?: { body?: unknown; answer?: unknown };
  /** The answer carries an ETag, and nothing is sent again to whoever has it. */
  tagged?: true;
  /** Needs the header idempotency-key: what is asked under one key is done once, and answered as the first time. */
  idempotent?: true;
  /** Open to whoever is kept from the enquiry that is named as well: nothing of it is shown. */
  whoeverIsKept?: true;
  /** What the body names is dealt with each by itself, and each is refused by itself. */
  eachByItself?: true;
}

/** Keeps the literal types of an endpoint. */
export const endpoint = <
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  definition: Endpoint<Params, Query, Body, Answer>,
): Endpoint<Params, Query, Body, Answer> => definition;

export type ParamsOf<E> = E extends Endpoint<infer P> ? z.output<P> : never;
export type QueryOf<E> = E extends Endpoint<z.ZodType, infer Q> ? z.output<Q> : never;
export type BodyOf<E> = E extends Endpoint<z.ZodType, z.ZodType, infer B> ? z.output<B> : never;
export type AnswerOf<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer A> ? z.output<A> : never;

export const session = (...roles: Role[]): Access => ({ by: 'session', roles });
export const STAFF: readonly Role[] = ['agent', 'supervisor', 'reception', 'administrator'];
