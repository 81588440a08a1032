import type { StepPrompt } from '@frontdoor/contracts';
import { useSyncExternalStore } from 'react';
import { areOn, onShortcuts } from '../../../shortcuts/registry.js';
import { Prompt } from './prompt.js';
import './prompt-bar.css';

/** Steps that only a person can do, to be confirmed one after the other; a new one is read out. */
export const PromptBar = ({ prompts }: { prompts: readonly StepPrompt[] }) => {
  const [prompt, ...others] = prompts;
  const hasKeys = useSyncExternalStore(onShortcuts, areOn);
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
