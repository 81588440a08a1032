import type { Doubt, Party } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { addressesOfEnquiry, copiesFor, type Incoming } from './enquiry-addresses.js';

const email = (value: string): Party => ({ kind: 'email', value: `${value}@customer.example` });
const from = (party: Party | null, reachableAt: Party[] = [], doubt: Doubt | null = null): Incoming => ({
  channel: 'email',
  entryPointId: 'help',
  partyKind: party?.kind ?? null,
  partyValue: party?.value ?? null,
  doubt,
  reachableAt,
  cc: [],
  partyName: null,
  post: null,
  at: 0,
});
const shown = (...given: Parameters<typeof addressesOfEnquiry>) =>
  addressesOfEnquiry(...given).map(({ value, warning }) => [value.split('@')[0], warning !== undefined]);

describe('the addresses of an enquiry', () => {
  it('are those of its contacts, the newest first, then others of the customer with a warning', () => {
    const incoming = [from(email('second'), [email('office')]), from(email('first')), from(null)];
    expect(shown(incoming, [email('first'), email('elsewhere')])).toEqual([
      ['second', false],
      ['office', false],
      ['first', false],
      ['elsewhere', true],
    ]);
  });

  it('that were named in it need no warning, though their contact is long ago', () => {
    expect(shown([], [{ ...email('named'), stated: true }])).toEqual([['named', false]]);
  });

  it('of programs come last, with a warning', () => {
    const incoming = [from(email('no-reply'), [email('resident')]), from(email('desk'), [], 'machine')];
    expect(shown(incoming, [{ ...email('robots'), stated: true, shared: true }])).toEqual([
      ['resident', false],
      ['no-reply', true],
      ['desk', true],
      ['robots', true],
    ]);
  });

  it('that somebody named who is not proven have a warning until somebody else names them', () => {
    const forged = from(email('victim'), [email('thief')], 'unproven');
    const known = [{ ...email('thief'), stated: true }];
    expect(shown([forged], known)).toEqual([
      ['victim', false],
      ['thief', true],
    ]);
    expect(shown([forged, from(email('thief'))], known)).toEqual([
      ['victim', false],
      ['thief', false],
    ]);
  });
});

describe('who gets a copy of an answer', () => {
  const cc = [email('carer'), email('no-reply'), email('second')];
  const second = { ...from(email('second'), [email('office')]), cc };
  const values = (...given: Parameters<typeof copiesFor>) =>
    copiesFor(...given).map(({ value }) => value.split('@')[0]);

  it('is whoever had one when that address wrote last, without itself and programs', () => {
    const incoming = [from(email('first')), second, { ...from(email('second')), cc: [email('former')] }];
    expect(values(incoming, email('second'))).toEqual(['carer']);
    expect(values(incoming, email('office'))).toEqual(['carer', 'second']);
    expect(values(incoming, email('first'))).toEqual([]);
    expect(values(incoming, email('nobody'))).toEqual([]);
  });

  it('is nobody whom a sender chose who is not proven', () => {
    expect(values([{ ...second, doubt: 'unproven' }], email('second'))).toEqual([]);
  });
});
