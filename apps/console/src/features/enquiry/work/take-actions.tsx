import { api, type WorkItem } from '@frontdoor/contracts';
import { mayUse } from '../../../api/may-use.js';
import { useMe } from '../../../session/me.js';
import { ActionButton } from '../../../ui/action-button.js';
import { useEnquiryAction } from '../use-enquiry-action.js';

/** Picks waiting work, or answers an offer. */
export const TakeActions = ({ item }: { item: WorkItem }) => {
  const me = useMe();
  const accept = useEnquiryAction(api.acceptWorkItem);
  const decline = useEnquiryAction(api.declineWorkItem);
  if (!mayUse(me, api.acceptWorkItem)) return null;
  const params = { id: item.id };
  const isOffer = item.state === 'offered';
  return (
    <>
      <ActionButton
        look="main"
        size="small"
        isPending={accept.isPending}
        onPress={() => accept.mutate({ params })}
      >
        {isOffer ? 'Accept' : 'Take this'}
      </ActionButton>
      {isOffer && (
        <ActionButton size="small" isPending={decline.isPending} onPress={() => decline.mutate({ params })}>
          Decline
        </ActionButton>
      )}
    </>
  );
};
