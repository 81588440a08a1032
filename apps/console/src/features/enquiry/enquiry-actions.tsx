import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { useState } from 'react';
import { mayUse, useMe } from '../../session/me.js';
import { useShortcut } from '../../shortcuts/shortcuts.js';
import { ActionButton } from '../../ui/action-button.js';
import { CallNow } from './call-now.js';
import { FinishMenu } from './finish-menu.js';
import { MoveDialog } from './move/move-dialog.js';
import { PartnerDialog } from './partners/partner-dialog.js';
import { RecordMenu } from './record/record-menu.js';
import { partsOf, SplitDialog } from './split-dialog.js';
import { useEnquiryAction } from './use-enquiry-action.js';

/** What can be done with the whole enquiry. */
export const EnquiryActions = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const me = useMe();
  const reopen = useEnquiryAction(api.reopenEnquiry);
  const isOpen = enquiry.state === 'open';
  const [isMoving, setIsMoving] = useState(false);
  const [isHanding, setIsHanding] = useState(false);
  const [isSplitting, setIsSplitting] = useState(false);
  const maySplit =
    isOpen &&
    mayUse(me, api.splitEnquiry) &&
    partsOf(enquiry).filter(({ direction }) => direction === 'in').length > 1;
  const mayMove = isOpen && mayUse(me, api.moveEnquiry);
  useShortcut('m', 'Hand over to another service or colleague', () => setIsMoving(true), mayMove);
  useShortcut('s', 'Split off another matter', () => setIsSplitting(true), maySplit);
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
      {mayMove && <ActionButton onPress={() => setIsMoving(true)}>Hand over</ActionButton>}
      {isMoving && mayMove && <MoveDialog enquiry={enquiry} onClose={() => setIsMoving(false)} />}
      {maySplit && <ActionButton onPress={() => setIsSplitting(true)}>Split</ActionButton>}
      {isSplitting && maySplit && <SplitDialog enquiry={enquiry} onClose={() => setIsSplitting(false)} />}
      {isOpen && mayUse(me, api.handToPartner) && (
        <ActionButton onPress={() => setIsHanding(true)}>Hand to a partner</ActionButton>
      )}
      {isHanding && isOpen && <PartnerDialog enquiry={enquiry} onClose={() => setIsHanding(false)} />}
      {isOpen && <FinishMenu enquiry={enquiry} />}
      {!isOpen && !enquiry.joinedInto && mayUse(me, api.reopenEnquiry) && (
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
