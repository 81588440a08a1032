import type { EnquiryDetail } from '@frontdoor/contracts';

/** Why no reply can be written now, and what to do instead. */
export const NoReply = ({ enquiry: { state, canCall } }: { enquiry: EnquiryDetail }) => {
  if (state === 'closed')
    return <p className="quiet">This enquiry is closed. Reopen it to write to the customer.</p>;
  return (
    <p className="quiet">
      There is no address to which a reply could go.{' '}
      {canCall
        ? 'Call the customer instead.'
        : 'Finish the work without a reply, saying how it was dealt with.'}
    </p>
  );
};
