import { api, CHANNELS, type TimelineEntry } from '@frontdoor/contracts';
import { mayUse, useMe } from '../../../session/me.js';
import { ActionButton } from '../../../ui/action-button.js';
import { useEnquiry } from '../enquiry-context.js';
import { useEnquiryAction } from '../use-enquiry-action.js';

type Details = NonNullable<Extract<TimelineEntry, { type: 'contact' }>['details']>;

/** What a customer told of themselves: it counts for all their matters once somebody agrees. */
export const NewDetails = ({ contactId, details }: { contactId: string; details: Details }) => {
  const me = useMe();
  const { id } = useEnquiry();
  const agree = useEnquiryAction(api.agreeDetails);
  const { name, preferredChannel, agreed } = details;
  const isSame = [name, preferredChannel].every((each) => !each || each.from === each.to);
  if (isSame && !agreed) return null;
  return (
    <div className="whether-arrived" role="group" aria-label="New details of the customer">
      <p className="small">
        <strong>
          {agreed ? 'These details count for this customer now:' : 'Shall this change the customer?'}
        </strong>
      </p>
      <ul className="small">
        {name && (
          <li>
            Name: <bdi>{name.from ?? 'not given'}</bdi> → <bdi>{name.to}</bdi>
          </li>
        )}
        {preferredChannel && (
          <li>
            Wants answers:{' '}
            {preferredChannel.from === null ? 'the way they wrote' : CHANNELS[preferredChannel.from].by} →{' '}
            {CHANNELS[preferredChannel.to].by}
          </li>
        )}
      </ul>
      {mayUse(me, api.agreeDetails) && (
        <ActionButton
          size="small"
          isPending={agree.isPending}
          onPress={() => agree.mutate({ params: { id, contactId }, body: { agreed: !agreed } })}
        >
          {agreed ? 'Undo' : 'Change the customer'}
        </ActionButton>
      )}
    </div>
  );
};
