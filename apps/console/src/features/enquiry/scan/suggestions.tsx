import { api, type ReadingSuggestion } from '@frontdoor/contracts';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { asApiError } from '../../../api/api-error.js';
import { mayUse, useMe } from '../../../session/me.js';
import { ActionButton } from '../../../ui/action-button.js';
import { PopUp } from '../../../ui/pop-up.js';
import { useEnquiry } from '../enquiry-context.js';
import { useEnquiryAction } from '../use-enquiry-action.js';
import { suggestionWord } from './reading-words.js';

type Confirmed = Pick<ReadingSuggestion, 'kind' | 'value'>;

interface Props {
  contactId: string;
  suggestions: readonly ReadingSuggestion[];
  /** Shows the page that one stands on. */
  onPage: (page: number) => void;
}

/** What the letter seems to say of who sent it and where it belongs: for a person to judge. */
export const Suggestions = ({ contactId, suggestions, onPage }: Props) => {
  const enquiry = useEnquiry();
  const navigate = useNavigate();
  const [later, setLater] = useState<{ asked: Confirmed; words: string }>();
  const confirm = useEnquiryAction(api.confirmReadingSuggestion, ({ enquiryId }) => {
    setLater(undefined);
    if (enquiryId !== enquiry.id) void navigate(`/enquiries/${enquiryId}`);
  });
  const start = (asked: Confirmed, despiteLater: boolean) =>
    confirm.mutate(
      { params: { id: contactId, kind: asked.kind }, body: { value: asked.value, despiteLater } },
      {
        onError: (error) => {
          const { code, message } = asApiError(error);
          if (code === 'promise-lengthened') setLater({ asked, words: message });
        },
      },
    );
  const dismiss = useEnquiryAction(api.dismissReadingSuggestion);
  const mayJudge = mayUse(useMe(), api.confirmReadingSuggestion);
  const open = suggestions.filter(({ state }) => state === 'open');
  if (open.length === 0) return null;
  return (
    <section className="suggestions" aria-label="Found in the text">
      <h3 className="small">Found in the text: is it right?</h3>
      <ul>
        {open.map(({ kind, value, label, words, page }) => (
          <li key={kind}>
            <span className="quiet small">{suggestionWord[kind]}</span> <strong>{label}</strong>{' '}
            <button type="button" className="read-turn small" onClick={() => onPage(page)}>
              page {page}: “{words}”
            </button>
            {mayJudge && (
              <>
                <ActionButton
                  size="small"
                  isPending={confirm.isPending}
                  aria-label={`Confirm ${suggestionWord[kind]}`}
                  onPress={() => start({ kind, value }, false)}
                >
                  Confirm
                </ActionButton>
                <ActionButton
                  size="small"
                  look="quiet"
                  isPending={dismiss.isPending}
                  aria-label={`Dismiss ${suggestionWord[kind]}`}
                  onPress={() => dismiss.mutate({ params: { id: contactId, kind } })}
                >
                  Dismiss
                </ActionButton>
              </>
            )}
          </li>
        ))}
      </ul>
      {later && (
        <PopUp title="Later than was promised" isOpen onOpenChange={() => setLater(undefined)}>
          {() => (
            <>
              <p>{later.words}</p>
              <div className="pop-up-actions">
                <ActionButton onPress={() => setLater(undefined)}>Leave it</ActionButton>
                <ActionButton
                  look="main"
                  isPending={confirm.isPending}
                  onPress={() => start(later.asked, true)}
                >
                  Confirm all the same
                </ActionButton>
              </div>
            </>
          )}
        </PopUp>
      )}
    </section>
  );
};
