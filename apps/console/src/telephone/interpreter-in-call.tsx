import { api, type CallView } from '@frontdoor/contracts';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';
import { InterpreterBadge } from '../casework/interpreter-badge.js';
import { ActionButton } from '../ui/action-button.js';

/** The interpreter whom the caller needs, and, while they speak, the way to have them in as a third. */
export const InterpreterInCall = ({ call }: { call: CallView }) => {
  const ask = useAction(api.askIntoCall, { refresh: [keys.calls] });
  const { interpreter } = call;
  if (interpreter === null) return null;
  const { number } = interpreter;
  const isIn = call.people.some(({ kind, who }) => kind === 'guest' && who === number);
  const isTalking = call.state === 'talking' || call.state === 'held';
  return (
    <p className="call-interpreter">
      <InterpreterBadge interpreter={interpreter} />
      {isTalking && number !== null && !isIn && (
        <ActionButton
          isPending={ask.isPending}
          onPress={() => ask.mutate({ params: { id: call.id }, body: { number } })}
        >
          Ring the interpreter
        </ActionButton>
      )}
    </p>
  );
};
