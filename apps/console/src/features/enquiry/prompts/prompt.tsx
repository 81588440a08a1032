import type { StepPrompt } from '@frontdoor/contracts';
import { useLayoutEffect, useRef } from 'react';
import { useShortcut } from '../../../shortcuts/use-shortcut.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Icon } from '../../../ui/icon.js';
import { useAnswerPrompt } from './use-answer-prompt.js';

interface Props {
  prompt: StepPrompt;
  /** How many wait behind it. */
  others: number;
  hasKeys: boolean;
}

/** One step to confirm: a key or a button each for done and not done. */
export const Prompt = ({ prompt, others, hasKeys }: Props) => {
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
