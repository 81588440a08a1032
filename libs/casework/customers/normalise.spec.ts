import type { Party } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { partiesOf } from './normalise.js';

const from = (...parties: Party[]) => partiesOf(parties);

describe('the identifiers of whoever sent a contact', () => {
  it.each<[Party['kind'], string, string]>([
    ['email', ' Resident@Customer.example ', 'resident@customer.example'],
    ['phone', '07700 900123', '+447700900123'],
    ['handle', 'Case 12/A', 'Case 12/A'],
    ['public-handle', 'network:@Resident', 'network:@resident'],
    ['postal', '12  Mill Road\n\nFenmoor\ncb1 2ab', '12 Mill Road, Fenmoor, CB1 2AB'],
    ['postal', '12 Mill Road, Fenmoor,CB12AB', '12 Mill Road, Fenmoor, CB1 2AB'],
    ['postal', 'Rue de la Loi 16\n1000 Bruxelles', 'Rue de la Loi 16, 1000 Bruxelles'],
  ])('have one spelling: %s %j', (kind, value, spelt) => {
    expect(from({ kind, value })).toEqual([{ kind, value: spelt }]);
  });

  it('are handles where they cannot be what they say', () => {
    expect(from({ kind: 'phone', value: 'SERVICE' })).toEqual([{ kind: 'handle', value: 'SERVICE' }]);
    expect(from({ kind: 'postal', value: ' ,\n ' })).toEqual([{ kind: 'handle', value: ',' }]);
  });

  it('come once, the sender first', () => {
    const phone: Party = { kind: 'phone', value: '+447700900123' };
    const email: Party = { kind: 'email', value: 'a@customer.example' };
    expect(from(phone, email, { kind: 'phone', value: '07700900123' })).toEqual([phone, email]);
  });
});
