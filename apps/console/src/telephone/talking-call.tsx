import { api, type CallView } from '@frontdoor/contracts';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';
import { useMe } from '../session/me.js';
import { useShortcut } from '../shortcuts/shortcuts.js';
import { span } from '../time/span.js';
import { useNow } from '../time/use-now.js';
import { ActionButton } from '../ui/action-button.js';
import { AskIn } from './ask-in.js';
import { standing } from './call-words.js';
import { CallAnswers } from './call-answers.js';
import { CallNotes } from './call-notes.js';
import { Caller } from './caller.js';
import { InterpreterInCall } from './interpreter-in-call.js';
import { PassOn } from './pass-on.js';

/** Who is in it beside the caller and me. */
const People = ({ call }: { call: CallView }) => {
  const { id: myId } = useMe();
  const takeOut = useAction(api.leaveCall, { refresh: [keys.calls] });
  const others = call.people.filter(({ agentId }) => agentId !== myId);
  const away = call.unreached.filter(({ who }) => !call.people.some((person) => person.who === who));
  if (others.length + away.length === 0) return null;
  const { interpreter } = call;
  /** An interpreter is rung by a number, and known by name. */
  const nameOf = (who: string): string => (who === interpreter?.number && interpreter.with) || who;
  return (
    <ul className="call-people" aria-label="Who was asked in">
      {others.map((person) => (
        <li key={person.id}>
          <span>
            <strong>{nameOf(person.who)}</strong> <span className="quiet">{standing(person)}</span>
          </span>
          {person.kind !== 'listener' && person.kind !== 'helper' && (
            <ActionButton
              aria-label={`Take out ${nameOf(person.who)}`}
              isPending={takeOut.isPending}
              onPress={() => takeOut.mutate({ params: { id: call.id, person: person.id } })}
            >
              Take out
            </ActionButton>
          )}
        </li>
      ))}
      {away.map(({ who, why }) => (
        <li key={who}>
          <span>
            <strong>{nameOf(who)}</strong> <span className="quiet">is not in the call. {why}</span>
          </span>
        </li>
      ))}
    </ul>
  );
};

const saysOf = ({ state, isMachine }: CallView): string => {
  if (state === 'held') return 'On hold:';
  return isMachine ? 'An answering machine of' : 'You speak with';
};

/** A call that is mine, while it lasts. */
export const TalkingCall = ({ call }: { call: CallView }) => {
  const now = useNow();
  const hold = useAction(api.holdCall, { refresh: [keys.calls] });
  const end = useAction(api.endCall, { refresh: [keys.calls, keys.session] });
  const leave = useAction(api.leaveMessageOnCall, { refresh: [keys.calls, keys.session] });
  const params = { id: call.id };
  const isHeld = call.state === 'held';
  const turn = () => {
    if (!hold.isPending) hold.mutate({ params, body: { held: !isHeld } });
  };
  useShortcut('h', 'Hold the caller, or speak again', turn);
  const since = (isHeld ? call.heldAt : call.answeredAt) ?? call.beganAt;
  return (
    <section className={isHeld ? 'call-bar call-held' : 'call-bar'} aria-label="Your call">
      <Caller call={call} says={saysOf(call)} />
      <p className="call-timer figures" role="timer">
        {isHeld ? 'Held for' : 'For'} {span(Math.max(0, now - Date.parse(since)))}
      </p>
      {call.isMachine && (
        <p>
          It has finished its greeting. Speak your message, or have one spoken that says who rang and nothing
          of the matter.
        </p>
      )}
      <div className="call-actions">
        {call.isMachine && (
          <ActionButton
            look="main"
            icon="voicemail"
            isPending={leave.isPending}
            onPress={() => leave.mutate({ params })}
          >
            Leave the message
          </ActionButton>
        )}
        <ActionButton
          look={call.isMachine ? 'plain' : 'main'}
          icon={isHeld ? 'phone' : 'paused'}
          isPending={hold.isPending}
          onPress={turn}
          aria-keyshortcuts="h"
        >
          {isHeld ? 'Speak again' : 'Hold'}
        </ActionButton>
        <AskIn call={call} />
        <PassOn call={call} />
        <ActionButton icon="cross" isPending={end.isPending} onPress={() => end.mutate({ params })}>
          Hang up
        </ActionButton>
      </div>
      <InterpreterInCall call={call} />
      <People call={call} />
      {!call.isMachine && <CallNotes call={call} />}
      {call.enquiryId && !call.isMachine && <CallAnswers enquiryId={call.enquiryId} />}
    </section>
  );
};
