import { notify } from '../state/notices.js';
import { many } from '../ui/many.js';

/** More refusals than this are not listed one by one. */
const MOST_SAID = 8;

export interface Refused {
  enquiryId: string;
  reference: string;
  message: string;
}

/** Says of each of several what could not be moved and why, each leading to its enquiry. */
export const sayRefused = (refused: readonly Refused[]): void => {
  if (refused.length === 0) return;
  const unsaid = refused.length - MOST_SAID;
  notify({
    tone: 'bad',
    name: 'not moved',
    stays: true,
    title: refused.length === 1 ? '1 was not moved.' : `${refused.length} were not moved.`,
    ...(unsaid > 0 ? { text: `The first ${MOST_SAID} of them:` } : {}),
    links: refused.slice(0, MOST_SAID).map(({ enquiryId, reference, message }) => ({
      to: `/enquiries/${enquiryId}`,
      label: `${reference}: ${message}`,
    })),
  });
};

export const countedEnquiries = (count: number): string => many(count, 'enquiry', 'enquiries');
