import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { mayUse, useMe } from '../../session/me.js';
import { ActionButton } from '../../ui/action-button.js';
import { CallNow } from './call-now.js';
import { CloseEnquiry } from './close-enquiry.js';
import { RecordMenu } from './record/record-menu.js';
import { useEnquiryAction } from './use-enquiry-action.js';

/** What can be done with the whole enquiry. */
export const EnquiryActions = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const me = useMe();
  const reopen = useEnquiryAction(api.reopenEnquiry);
  const isOpen = enquiry.state === 'open';
  return (
    <>
      <a
        className="button button-quiet button-normal"
        href={enquiry.trackingUrl}
        target="_blank"
        rel="noreferrer"
      >
        Customer’s page
        <span className="visually-hidden"> (opens in a new tab)</span>
      </a>
      {enquiry.canCall && isOpen && mayUse(me, api.callNow) && <CallNow enquiry={enquiry} />}
      {isOpen && mayUse(me, api.recordEvent) && <RecordMenu enquiry={enquiry} />}
      {isOpen && mayUse(me, api.closeEnquiry) && <CloseEnquiry enquiry={enquiry} />}
      {!isOpen && mayUse(me, api.reopenEnquiry) && (
        <ActionButton
          isPending={reopen.isPending}
          onPress={() => reopen.mutate({ params: { id: enquiry.id } })}
        >
          Reopen
        </ActionButton>
      )}
    </>
  );
};
