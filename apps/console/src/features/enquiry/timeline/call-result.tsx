import { api, callOutcome, type TimelineEntry } from '@frontdoor/contracts';
import { mayUse, useMe } from '../../../session/me.js';
import { ActionButton } from '../../../ui/action-button.js';
import { outcomeWord } from '../../../ui/words.js';
import { useEnquiryAction } from '../use-enquiry-action.js';

interface Props {
  id: string;
  call: NonNullable<Extract<TimelineEntry, { type: 'contact' }>['call']>;
}

/** How a call of ours went: only who spoke can say, and only that the customer was reached is an answer. */
export const CallResult = ({ id, call: { outcome, suggested, isToSay } }: Props) => {
  const me = useMe();
  const say = useEnquiryAction(api.sayCallOutcome);
  if (!mayUse(me, api.sayCallOutcome)) return outcome && <p>{outcomeWord[outcome]}</p>;
  if (outcome === null && !isToSay) return null;
  return (
    <div className="call-result">
      <p>
        {outcome ? <strong>{outcomeWord[outcome]}.</strong> : <strong>How did the call go?</strong>}{' '}
        {!outcome && suggested && (
          <span className="quiet small">
            The telephone service says: {outcomeWord[suggested].toLowerCase()}.
          </span>
        )}
      </p>
      <div className="call-result-choices">
        {callOutcome.options
          .filter((each) => each !== outcome)
          .map((each) => (
            <ActionButton
              key={each}
              size="small"
              {...(each === suggested && !outcome ? { look: 'main' as const } : {})}
              isPending={say.isPending}
              onPress={() => say.mutate({ params: { id }, body: { outcome: each } })}
            >
              {outcome ? `Change to: ${outcomeWord[each].toLowerCase()}` : outcomeWord[each]}
            </ActionButton>
          ))}
      </div>
    </div>
  );
};
