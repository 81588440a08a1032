import { expect, it } from 'vitest';
import { type WaitingArrival, WaitingArrivals } from './waiting-arrivals.js';

const MB = 1024 * 1024;
const arrival = (contactId: string, size: number): WaitingArrival =>
  ({ contactId, size, raw: new Uint8Array(size) }) as WaitingArrival;

it('lets small things pass a large one, and large ones wait for one another', () => {
  const waiting = new WaitingArrivals();
  waiting.add(arrival('large', 20 * MB), 0);
  waiting.add(arrival('also large', 5 * MB), 1);
  waiting.add(arrival('small', 1000), 500);
  expect(waiting.next()?.contactId).toBe('small');
  waiting.add(arrival('late and small', 1000), 60_000);
  expect(waiting.next()?.contactId).toBe('also large');
  expect(waiting.next(4 * MB)?.contactId).toBe('late and small');
  expect(waiting.next(4 * MB)).toBeUndefined();
  expect(waiting.next()?.contactId).toBe('large');
});
