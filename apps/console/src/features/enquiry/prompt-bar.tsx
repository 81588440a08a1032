import { api, type StepPrompt } from '@frontdoor/contracts';
import { useLayoutEffect, useRef } from 'react';
import { useAreShortcutsOn, useShortcut } from '../../shortcuts/shortcuts.js';
import { notify } from '../../state/notices.js';
import { ActionButton } from '../../ui/action-button.js';
import { Icon } from '../../ui/icon.js';
import { useEnquiryAction } from './use-enquiry-action.js';
import './prompt-bar.css';

type Answer = 'confirmed' | 'not-confirmed';

const answerWord = { confirmed: 'Done', 'not-confirmed': 'Not done' } as const;
const oppositeAnswer = { confirmed: 'not-confirmed', 'not-confirmed': 'confirmed' } as const;
const correctionLabel = { confirmed: 'It was not done', 'not-confirmed': 'It was done' } as const;

/** Answers a prompt; the notice that says so offers the other answer, for a slip of the finger. */
const useAnswerPrompt = ({ id, ask }: StepPrompt) => {
  const tell = (answer: Answer) => ({
    tone: 'good' as const,
    name: `prompt ${id}`,
    title: `${answerWord[answer]}: ${ask}`,
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

/** One step to confirm: a key or a button each for done and not done. */
const Prompt = ({ prompt, others, hasKeys }: Props) => {
  const bar = useRef<HTMLElement>(null);
  const { answer, isAnswered } = useAnswerPrompt(prompt);
  useShortcut('y', 'Confirm the step that is asked about', () => answer('confirmed'), !isAnswered);
  useShortcut('x', 'Say that the step was not done', () => answer('not-confirmed'), !isAnswered);
  useLayoutEffect(() => {
    const element = bar.current;
    return () => {
      // A button that goes away takes the focus with it.
      if (element?.contains(document.activeElement)) document.querySelector<HTMLElement>('main h1')?.focus();
    };
  }, []);
  return (
    <section className="prompt" aria-label="To confirm" ref={bar}>
      <Icon name="question" />
      <p>
        {prompt.ask} <span className="quiet fixed">{prompt.promiseId}</span>
        {others > 0 && <span className="quiet"> and {others} more</span>}
      </p>
      <div className="prompt-actions">
        <ActionButton
          look="main"
          size="small"
          {...(hasKeys ? { 'aria-keyshortcuts': 'y' } : {})}
          isPending={isAnswered}
          onPress={() => answer('confirmed')}
        >
          Done {hasKeys && <kbd aria-hidden="true">y</kbd>}
        </ActionButton>
        <ActionButton
          size="small"
          {...(hasKeys ? { 'aria-keyshortcuts': 'x' } : {})}
          isPending={isAnswered}
          onPress={() => answer('not-confirmed')}
        >
          Not done {hasKeys && <kbd aria-hidden="true">x</kbd>}
        </ActionButton>
      </div>
    </section>
  );
};

/** Steps that only a person can do, to be confirmed one after the other; a new one is read out. */
export const PromptBar = ({ prompts }: { prompts: readonly StepPrompt[] }) => {
  const [prompt, ...others] = prompts;
  const hasKeys = useAreShortcutsOn();
  return (
    <>
      <p className="visually-hidden" aria-live="polite">
        {prompt &&
          `To confirm: ${prompt.ask} ${hasKeys ? 'Press y when it was done, x when it was not.' : ''}`}
      </p>
      {prompt && <Prompt key={prompt.id} prompt={prompt} others={others.length} hasKeys={hasKeys} />}
    </>
  );
};
