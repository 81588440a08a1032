import { api, type CallView } from '@frontdoor/contracts';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';
import { useMe } from '../session/me.js';
import { ActionButton } from '../ui/action-button.js';
import { useBriefShown } from '../casework/use-open-brief.js';
import { CallBrief } from './call-brief.js';
import { Caller } from './caller.js';
import { HowToAnswer } from './how-to-answer.js';
import { InterpreterInCall } from './interpreter-in-call.js';

/** A colleague's call that I am asked into, that I am in, or that I listen to. */
export const AskedIn = ({ call }: { call: CallView }) => {
  const { id: myId } = useMe();
  const leave = useAction(api.leaveCall, { refresh: [keys.calls] });
  useBriefShown(call.brief?.handoverId);
  const mine = call.people.find(({ agentId }) => agentId === myId);
  if (!mine) return null;
  const isIn = mine.state === 'joined';
  const whose = call.agent ?? 'A colleague';
  const says = {
    ...{
      agent: '',
      guest: '',
      colleague: isIn ? `${whose} asked you in, with` : `${whose} asks you in, with`,
    },
    listener: `You ${isIn ? 'listen' : 'are rung to listen'} to ${whose} with`,
    helper: `You ${isIn ? 'help' : 'are rung to help'} ${whose}, who alone hears you, with`,
  }[mine.kind];
  return (
    <section className="call-bar" aria-label="A call of a colleague">
      <Caller call={call} says={says} />
      {!isIn && <HowToAnswer call={call} />}
      <div className="call-actions">
        <ActionButton
          isPending={leave.isPending}
          onPress={() => leave.mutate({ params: { id: call.id, person: mine.id } })}
        >
          {isIn ? 'Leave the call' : 'Stay out'}
        </ActionButton>
      </div>
      <CallBrief call={call} />
      <InterpreterInCall call={call} />
    </section>
  );
};
