import type { EnquiryDetail } from '@frontdoor/contracts';
import { useRef } from 'react';
import { useZone } from '../../../time/zone.js';
import { shortTime } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { notify } from '../../../state/notices.js';
import { effectsBetween } from './effects.js';

/** Says that something was recorded on an enquiry, and what it did to the promises since `begin`. */
export const useTellEffects = (enquiry: EnquiryDetail) => {
  const now = useNow();
  const zone = useZone();
  const before = useRef(enquiry.commitments);
  return {
    /** The promises as they are now: live events may show the effect before the answer is here. */
    begin: () => {
      before.current = enquiry.commitments;
    },
    tell: (done: string, after: EnquiryDetail) => {
      const effects = effectsBetween(before.current, after.commitments, (at) => shortTime(at, now, zone));
      notify({
        tone: 'good',
        name: 'recorded',
        title: done,
        ...(effects.length > 0 ? { text: effects.join(' ') } : {}),
      });
    },
  };
};
