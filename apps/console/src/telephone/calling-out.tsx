import { api, type CallView } from '@frontdoor/contracts';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';
import { span } from '../time/span.js';
import { useNow } from '../time/use-now.js';
import { ActionButton } from '../ui/action-button.js';
import { Caller } from './caller.js';
import { HowToAnswer } from './how-to-answer.js';

/** A call that I make, until the customer answers. */
export const CallingOut = ({ call }: { call: CallView }) => {
  const now = useNow();
  const end = useAction(api.endCall, { refresh: [keys.calls, keys.session] });
  const isIn = call.people.some(({ kind, state }) => kind === 'agent' && state === 'joined');
  return (
    <section className="call-bar" aria-label="A call you make">
      <Caller call={call} says="You ring" />
      <p className="quiet figures" role="timer">
        For {span(Math.max(0, now - Date.parse(call.beganAt)))}
      </p>
      {isIn ? (
        <p>The customer’s telephone rings.</p>
      ) : (
        <>
          <HowToAnswer call={call} />
          <p>Then the customer’s telephone rings.</p>
        </>
      )}
      <div className="call-actions">
        <ActionButton
          icon="cross"
          isPending={end.isPending}
          onPress={() => end.mutate({ params: { id: call.id } })}
        >
          Hang up
        </ActionButton>
      </div>
    </section>
  );
};
