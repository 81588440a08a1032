import { type Endpoint, endpoints } from '@frontdoor/contracts';
import type { FastifyRequest } from 'fastify';

const byRoute = new Map(endpoints.map(([, endpoint]) => [`${endpoint.method} ${endpoint.path}`, endpoint]));

/**
 * The endpoint of the contracts that a request is for, by the route that serves it, because one route can be asked for
 * by several spellings of its address. Undefined for files, and where there is nothing.
 */
export const endpointAt = ({ method, routeOptions: { url } }: FastifyRequest): Endpoint | undefined =>
  byRoute.get(`${method === 'HEAD' ? 'GET' : method} ${url}`);

const pages = endpoints
  .filter(([, { access, produces }]) => access.by === 'public' && produces === 'text/html')
  .map(([, { method, path }]) => ({
    methods: method === 'GET' ? ['GET', 'HEAD'] : [method],
    at: new RegExp(`^${path.replaceAll(/:\\w+/g, '[^/]+')}$`),
  }));

/** The methods of the public page at an address, none where there is no page. */
export const methodsOfPage = (address: string): string[] =>
  pages.filter(({ at }) => at.test(address)).flatMap(({ methods }) => methods);
