import { FrontdoorError } from '@frontdoor/kernel';
import { defineReader } from '../core/index.js';
import { readList, type Told } from './partner-report.js';

/** The items of what a partner answered; null for what cannot be read. */
export const partnerListReader = defineReader(
  'partner-list',
  (bytes, { outer, inner }: { outer: string; inner: string }): Told[] | null => {
    try {
      return readList(bytes, outer, inner);
    } catch (error) {
      // Of an error of ours its code would get lost on the way to the other thread.
      if (error instanceof FrontdoorError) return null;
      throw error;
    }
  },
);
