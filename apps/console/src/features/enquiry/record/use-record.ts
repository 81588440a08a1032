import { api, type EnquiryDetail } from '@frontdoor/contracts';
import type { Input } from '../../../api/client.js';
import { useEnquiryAction } from '../use-enquiry-action.js';
import { useTellEffects } from './use-tell-effects.js';

type Recorded = Input<typeof api.recordEvent>['body'];

/** Records what happened to an enquiry and says what that did to its promises. */
export const useRecord = (enquiry: EnquiryDetail, done = 'Recorded.') => {
  const { begin, tell } = useTellEffects(enquiry);
  const action = useEnquiryAction(api.recordEvent, (after) => tell(done, after));
  return {
    isPending: action.isPending,
    record: (body: Recorded) => {
      begin();
      action.mutate({ params: { id: enquiry.id }, body });
    },
  };
};
