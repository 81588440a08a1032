import type { Endpoint } from '@frontdoor/contracts';
import type { FastifyRequest } from 'fastify';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Every text in the address of a request and in what it sent, as far as what is sent is dealt with as a whole. Files and forms name
 * nothing.
 */
export function textsIn({ params, query, body }: FastifyRequest, { eachByItself }: Endpoint): string[] {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value === 'string') found.push(value);
    else if (Array.isArray(value)) value.forEach(look);
    else if (typeof value === 'object' && value !== null && !Buffer.isBuffer(value))
      Object.values(value).forEach(look);
  };
  look([params, query, eachByItself ? undefined : body]);
  return found;
}

export const idsIn = (texts: readonly string[]): string[] => texts.filter((text) => UUID.test(text));
