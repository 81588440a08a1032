import { expect, it } from 'vitest';
import { addressBeyond } from './contact-entry.js';

it.each([
  ['A resident', 'A resident <resident@customer.example>', 'resident@customer.example'],
  ['A resident', 'resident@customer.example', 'resident@customer.example'],
  ['+447700900123', '+447700900123', ''],
])('beside %s, %s shows "%s"', (name, party, shown) => expect(addressBeyond(name, party)).toBe(shown));
