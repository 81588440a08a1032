import { CHANNELS, channel, type EnquiryDetail } from '@frontdoor/contracts';
import type { ApiError } from '../../api/api-error.js';

/** What has been on the screen of an enquiry, to go with whatever is done about it. */
export const seenOf = ({ seenUpTo }: Pick<EnquiryDetail, 'seenUpTo'>): { seenUpTo?: string } =>
  seenUpTo === null ? {} : { seenUpTo };

/** What came from the customer meanwhile, where an act was refused because of it. */
export const newerIn = ({ code, details }: Pick<ApiError, 'code' | 'details'>): string | undefined => {
  if (code !== 'newer-from-customer') return undefined;
  const by = channel.safeParse(details['channel']);
  return `${by.success ? `${CHANNELS[by.data].label}: ` : ''}“${details['text'] ?? ''}”`;
};
