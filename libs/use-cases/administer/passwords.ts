import { FrontdoorError, type Ids } from '@frontdoor/kernel';

const SHORTEST = 12;
const LONGEST = 200;

/** A password somebody chose. @throws FrontdoorError `password-unfit` with fewer than 12 or more than 200 characters. */
export function passwordOf(text: string): string {
  if (text.length >= SHORTEST && text.length <= LONGEST) return text;
  throw new FrontdoorError('password-unfit', { length: text.length, shortest: SHORTEST, longest: LONGEST });
}

/** A new password that can be read aloud: two references, together about 78 bits. */
export const madeUpPassword = (ids: Ids): string => `${ids.reference()}-${ids.reference()}`.toLowerCase();
