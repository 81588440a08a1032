import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { useSuggestedAnswers, useTellAnswer } from '../../../casework/use-answers.js';
import { mayUse, useMe } from '../../../session/me.js';
import { useAreShortcutsOn, useShortcut } from '../../../shortcuts/shortcuts.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Icon } from '../../../ui/icon.js';
import { canWrite, putIn } from './put-in.js';
import './answers-panel.css';

interface Props {
  enquiry: EnquiryDetail;
  /** Words went into the reply: it has to be in view. */
  onWrite: () => void;
}

/** The answer that fits best, above where the reply is written: put in by a key. */
export const AnswerLine = ({ enquiry, onWrite }: Props) => {
  const me = useMe();
  const hasKeys = useAreShortcutsOn();
  const [best] = useSuggestedAnswers(enquiry.id).data ?? [];
  const { isPending, tell } = useTellAnswer(enquiry.id);
  const isOn = best !== undefined && canWrite(me, enquiry);
  useShortcut('i', 'Put the best answer into the reply', () => best && putIn(enquiry, best, onWrite), isOn);
  if (!isOn) return null;
  return (
    <section className="answer-line" aria-label="An answer that may help">
      <Icon name="question" />
      <p>
        <Link to={`/answers/${best.id}`} lang={best.language}>
          {best.title}
        </Link>
      </p>
      <ActionButton
        size="small"
        {...(hasKeys ? { 'aria-keyshortcuts': 'i' } : {})}
        onPress={() => putIn(enquiry, best, onWrite)}
      >
        Put in {hasKeys && <kbd aria-hidden="true">i</kbd>}
      </ActionButton>
      {mayUse(me, api.tellAnswer) && (
        <ActionButton size="small" icon="check" isPending={isPending} onPress={() => tell(best.id)}>
          Told
        </ActionButton>
      )}
    </section>
  );
};
