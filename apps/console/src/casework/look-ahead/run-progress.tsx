import { ActionButton } from '../../ui/action-button.js';
import { Message } from '../../ui/message.js';
import type { Run } from './use-run.js';
import './look-ahead.css';

/** How far a simulation is, with a way to stop it; why it has no answer. */
export const RunProgress = ({ run }: { run: Run }) => {
  const { view, isRunning, cancel } = run;
  if (isRunning)
    return (
      <div className="run-progress panel-body">
        <label>
          Simulating…{' '}
          <progress max={view?.of ?? 1} value={view?.done ?? 0}>
            {view?.done ?? 0} of {view?.of ?? 0}
          </progress>
        </label>
        <ActionButton size="small" onPress={cancel}>
          Cancel
        </ActionButton>
      </div>
    );
  if (view?.state === 'cancelled')
    return (
      <p className="panel-body" role="status">
        It was cancelled.
      </p>
    );
  if (view?.state === 'failed')
    return (
      <Message icon="at-risk" title="There is no answer." tone="bad">
        <p>{view.problem}</p>
      </Message>
    );
  return null;
};
