import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { isOperator } from './operator.js';

const METRICS_TOKEN = 'a token for the metrics';
const from = (remoteAddress: string, headers: Record<string, string> = {}): FastifyRequest =>
  ({ socket: { remoteAddress }, headers }) as unknown as FastifyRequest;
const withToken = { authorization: `Bearer ${METRICS_TOKEN}` };

describe('an operator', () => {
  it('is whoever has the token, from anywhere', () => {
    for (const demo of [true, false])
      expect(isOperator(from('198.51.100.1', withToken), { METRICS_TOKEN, demo })).toBe(true);
  });

  it('is nobody without it where one is set, this machine included', () => {
    for (const demo of [true, false])
      expect(isOperator(from('127.0.0.1'), { METRICS_TOKEN, demo })).toBe(false);
  });

  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('is %s in a demonstration without a token', (address) => {
    expect(isOperator(from(address), { METRICS_TOKEN: undefined, demo: true })).toBe(true);
  });

  it('is nobody where no token is set and the demonstration is off', () => {
    expect(isOperator(from('127.0.0.1'), { METRICS_TOKEN: undefined, demo: false })).toBe(false);
    expect(isOperator(from('127.0.0.1', withToken), { METRICS_TOKEN: undefined, demo: false })).toBe(false);
  });
});
