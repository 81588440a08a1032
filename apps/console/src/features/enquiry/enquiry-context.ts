import type { EnquiryDetail } from '@frontdoor/contracts';
import { createContext, useContext } from 'react';

/** The enquiry that is shown, for the few things within it that need more than they are given. */
export const EnquiryContext = createContext<EnquiryDetail | null>(null);

export const useEnquiry = (): EnquiryDetail => {
  const enquiry = useContext(EnquiryContext);
  if (!enquiry) throw new Error('useEnquiry is only for what an enquiry page shows');
  return enquiry;
};
