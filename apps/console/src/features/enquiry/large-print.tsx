import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { mayUse, useMe } from '../../session/me.js';
import { Toggle } from '../../ui/toggle.js';
import { useEnquiryAction } from './use-enquiry-action.js';

/** Whether the customer needs letters in large print, kept for all their matters. */
export const LargePrint = ({
  customer: { id, largePrint },
}: {
  customer: EnquiryDetail['customerDetail'];
}) => {
  const me = useMe();
  const need = useEnquiryAction(api.needLargePrint);
  return (
    <Toggle
      label="Needs letters in large print"
      isSelected={largePrint}
      isDisabled={need.isPending || !mayUse(me, api.needLargePrint)}
      onChange={(needed) => need.mutate({ params: { id }, body: { needed } })}
    />
  );
};
