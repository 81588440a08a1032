import { FrontdoorError } from '@frontdoor/kernel';
import { WrongUsage } from '../faults.js';

/** The fields that were given as options; one that is malformed is wrong usage, told before a database is opened. */
export function asUsage<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (error instanceof FrontdoorError && error.kind === 'invalid')
      throw new WrongUsage(error.message, error.remedy);
    throw error;
  }
}
