import type { EnquiryDetail } from '@frontdoor/contracts';
import { useZone } from '../../session/me.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { notify } from '../../ui/notices/notices.js';
import { effectsBetween } from './effects.js';

/** Says that something was recorded on an enquiry, and what it did to the promises. */
export const useTellEffects = (enquiry: EnquiryDetail) => {
  const now = useNow();
  const zone = useZone();
  return (done: string, after: EnquiryDetail): void => {
    const effects = effectsBetween(enquiry.commitments, after.commitments, (at) => shortTime(at, now, zone));
    notify({
      tone: 'good',
      name: 'recorded',
      title: done,
      ...(effects.length > 0 ? { text: effects.join(' ') } : {}),
    });
  };
};
