import { toE164 } from '@frontdoor/kernel';
import type { LinkAddress } from '@frontdoor/use-cases';
import { z } from 'zod';

export type LinkFaults = Partial<Record<'email' | 'phone', string>>;

const email = z.email().max(320);

/**
 * Where a link may go, in one spelling, or what is wrong with what was typed. An email address counts before a number.
 *
 * @param missing what to say where neither was given
 */
export function readLinkAddress(
  fields: Readonly<Record<string, string>>,
  missing: string,
): { to: LinkAddress } | { faults: LinkFaults } {
  const of = (name: string): string => (fields[name] ?? '').trim();
  const faults: LinkFaults = {};
  const number = toE164(of('phone'));
  if (of('email') !== '' && !email.safeParse(of('email')).success)
    faults.email = 'Enter an email address like name@example.com';
  if (of('phone') !== '' && number === undefined) faults.phone = 'Enter a telephone number like 07700 900123';
  if (of('email') === '' && of('phone') === '') faults.email = missing;
  if (Object.keys(faults).length > 0) return { faults };
  return of('email') === ''
    ? { to: { kind: 'phone', value: number! } }
    : { to: { kind: 'email', value: of('email') } };
}
