import { api, callOutcome, type TimelineEntry } from '@frontdoor/contracts';
import { mayUse, useMe } from '../../../session/me.js';
import { useClosing } from '../../../telephone/use-closing.js';
import { ActionButton } from '../../../ui/action-button.js';
import { TextBox } from '../../../ui/text-input.js';
import { outcomeWord } from '../../../ui/words.js';
import { useEnquiryAction } from '../use-enquiry-action.js';

interface Props {
  id: string;
  call: NonNullable<Extract<TimelineEntry, { type: 'contact' }>['call']>;
}

/** How a call of ours went: only who spoke can say, and only that the customer was reached is an answer. */
export const CallResult = ({ id, call: { outcome, suggested, isToSay } }: Props) => {
  const me = useMe();
  const { closing, change, forget } = useClosing(id);
  const say = useEnquiryAction(api.sayCallOutcome, forget);
  if (!mayUse(me, api.sayCallOutcome)) return outcome && <p>{outcomeWord[outcome]}</p>;
  if (outcome === null && !isToSay) return null;
  const note = closing.summary.trim();
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
      {outcome === null && (
        <TextBox
          label="What was said (noted on the enquiry)"
          rows={2}
          value={closing.summary}
          onChange={(summary) => change({ summary })}
          maxLength={5000}
        />
      )}
      <div className="call-result-choices">
        {callOutcome.options
          .filter((each) => each !== outcome)
          .map((each) => (
            <ActionButton
              key={each}
              size="small"
              {...(each === suggested && !outcome ? { look: 'main' as const } : {})}
              isPending={say.isPending}
              onPress={() => say.mutate({ params: { id }, body: { outcome: each, ...(note && { note }) } })}
            >
              {outcome ? `Change to: ${outcomeWord[each].toLowerCase()}` : outcomeWord[each]}
            </ActionButton>
          ))}
      </div>
    </div>
  );
};
