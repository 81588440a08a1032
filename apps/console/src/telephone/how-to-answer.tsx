import type { CallView } from '@frontdoor/contracts';
import { useMe } from '../session/me.js';
import { useShortcut } from '../shortcuts/shortcuts.js';
import { ActionButton } from '../ui/action-button.js';
import { answerHere, rejectHere, useSoftphone } from './use-softphone.js';

/** Where a call that rings is answered: at the telephone, or in this browser. */
export const HowToAnswer = ({ call }: { call: CallView }) => {
  const { id: myId } = useMe();
  const { isOffered, isWanted, state } = useSoftphone();
  const mine = call.people.find(({ agentId }) => agentId === myId);
  const rings = state.call !== undefined && !state.call.isAccepted;
  useShortcut('h', 'Answer the call', answerHere, rings);
  if (rings)
    return (
      <div className="call-actions">
        <ActionButton look="main" icon="phone" onPress={answerHere} aria-keyshortcuts="h">
          Answer
        </ActionButton>
        <ActionButton icon="cross" onPress={rejectHere}>
          Decline
        </ActionButton>
      </div>
    );
  if (state.call) return <p className="call-do">You are put through.</p>;
  if (mine?.softphone === false) {
    const isInstead = call.unreached.some(({ agentId }) => agentId === myId);
    return (
      <p className="call-do">
        {isInstead && 'Your browser did not take it. '}
        Pick up your telephone and press any key.
      </p>
    );
  }
  if (mine && (!isWanted || state.is === 'failed'))
    return <p className="call-do">It rings in the browser in which you take calls.</p>;
  if (!isOffered || !isWanted || state.is === 'failed')
    return <p className="call-do">Pick up your telephone and press any key.</p>;
  return (
    <p className="call-do">
      {state.is === 'off'
        ? 'Answer it in the tab of this browser that takes calls, or at your telephone where that one rings.'
        : 'It is about to ring here.'}
    </p>
  );
};
