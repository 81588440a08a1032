import type { EnquiryDetail } from '@frontdoor/contracts';

/** What has been on the screen of an enquiry, to go with whatever is done about it. */
export const seenOf = ({ seenUpTo }: Pick<EnquiryDetail, 'seenUpTo'>): { seenUpTo?: string } =>
  seenUpTo === null ? {} : { seenUpTo };
