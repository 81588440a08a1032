import { api, type EnquiryDetail, type StepPrompt } from '@frontdoor/contracts';
import { useLayoutEffect, useRef } from 'react';
import { useAreShortcutsOn, useShortcut } from '../../shortcuts/shortcuts.js';
import { notify } from '../../state/notices.js';
import { ActionButton } from '../../ui/action-button.js';
import { Icon } from '../../ui/icon.js';
import { askedNow } from './asked-now.js';
import { useEnquiryAction } from './use-enquiry-action.js';
import './prompt-bar.css';

type Answer = 'confirmed' | 'not-confirmed';

const answerWord = { confirmed: 'Yes', 'not-confirmed': 'No' } as const;
const oppositeAnswer = { confirmed: 'not-confirmed', 'not-confirmed': 'confirmed' } as const;
const correctionLabel = { confirmed: 'Change to no', 'not-confirmed': 'Change to yes' } as const;

/** Answers a question; the notice that says so offers the other answer, for a slip of the finger. */
const useAnswerPrompt = ({ id, ask }: StepPrompt) => {
  const tell = (answer: Answer) => ({
    tone: 'good' as const,
    name: `prompt ${id}`,
    title: `${answerWord[answer]}, written down.`,
    text: ask,
  });
  const change = useEnquiryAction(api.answerPrompt, (_, { body }) => notify(tell(body.answer)));
  const first = useEnquiryAction(api.answerPrompt, (_, { body: { answer } }) =>
    notify({
      ...tell(answer),
      action: {
        label: correctionLabel[answer],
        run: () => change.mutate({ params: { id }, body: { answer: oppositeAnswer[answer] } }),
      },
    }),
  );
  return {
    answer: (answer: Answer) => first.mutate({ params: { id }, body: { answer } }),
    isAnswered: first.isPending || first.isSuccess,
  };
};

interface Props {
  prompt: StepPrompt;
  /** How many wait behind it. */
  others: number;
  hasKeys: boolean;
}

/** One question: a key or a button each for yes and no. */
const Prompt = ({ prompt, others, hasKeys }: Props) => {
  const bar = useRef<HTMLElement>(null);
  const { answer, isAnswered } = useAnswerPrompt(prompt);
  useShortcut('y', 'Answer yes to the question above the reply', () => answer('confirmed'), !isAnswered);
  useShortcut('x', 'Answer no to the question above the reply', () => answer('not-confirmed'), !isAnswered);
  useLayoutEffect(() => {
    const element = bar.current;
    return () => {
      // A button that goes away takes the focus with it.
      if (element?.contains(document.activeElement)) document.querySelector<HTMLElement>('main h1')?.focus();
    };
  }, []);
  return (
    <section className="prompt" aria-label="Question" ref={bar}>
      <Icon name="question" />
      <p>
        {prompt.ask}
        {others > 0 && <span className="quiet"> And {others} more.</span>}
      </p>
      <div className="prompt-actions">
        <ActionButton
          look="main"
          size="small"
          {...(hasKeys ? { 'aria-keyshortcuts': 'y' } : {})}
          isPending={isAnswered}
          onPress={() => answer('confirmed')}
        >
          Yes {hasKeys && <kbd aria-hidden="true">y</kbd>}
        </ActionButton>
        <ActionButton
          size="small"
          {...(hasKeys ? { 'aria-keyshortcuts': 'x' } : {})}
          isPending={isAnswered}
          onPress={() => answer('not-confirmed')}
        >
          No {hasKeys && <kbd aria-hidden="true">x</kbd>}
        </ActionButton>
      </div>
    </section>
  );
};

/** Steps that only a person can do, asked about one after the other; a new question is read out. */
export const PromptBar = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const [prompt, ...others] = askedNow(enquiry);
  const hasKeys = useAreShortcutsOn();
  return (
    <>
      <p className="visually-hidden" aria-live="polite">
        {prompt && `${prompt.ask} ${hasKeys ? 'Press y for yes, x for no.' : ''}`}
      </p>
      {prompt && <Prompt key={prompt.id} prompt={prompt} others={others.length} hasKeys={hasKeys} />}
    </>
  );
};
