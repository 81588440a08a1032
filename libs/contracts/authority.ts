import { z } from 'zod';

/** On what ground somebody acts for somebody else. */
export const AUTHORITIES = {
  consent: 'With their consent',
  attorney: 'Power of attorney',
  deputy: 'Court-appointed deputy',
  parent: 'Parent or guardian',
  advocate: 'Advocate or adviser',
  councillor: 'Councillor or MP',
  employee: 'Works for them',
} as const;
export type AuthorityKind = keyof typeof AUTHORITIES;
export const authorityKind = z.enum(Object.keys(AUTHORITIES) as [AuthorityKind, ...AuthorityKind[]]);
