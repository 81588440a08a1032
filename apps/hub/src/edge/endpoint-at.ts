import { type Endpoint, endpoints } from '@frontdoor/contracts';
import type { FastifyRequest } from 'fastify';

const byRoute = new Map(endpoints.map(([, endpoint]) => [`${endpoint.method} ${endpoint.path}`, endpoint]));

/**
 * The endpoint of the contracts that a request is for, by the route that serves it, because one route can be asked for
 * by several spellings of its address. Undefined for files, and where there is nothing.
 */
export const endpointAt = ({ method, routeOptions: { url } }: FastifyRequest): Endpoint | undefined =>
  byRoute.get(`${method === 'HEAD' ? 'GET' : method} ${url}`);
