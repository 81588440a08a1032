import { api, type CallView } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { callerOf } from '../../telephone/call-words.js';
import { useLastingCalls } from '../../casework/use-calls.js';
import { span } from '../../time/span.js';
import { useNow } from '../../time/use-now.js';
import { ActionButton } from '../../ui/action-button.js';
import { Icon, type IconName } from '../../ui/icon.js';
import { Loaded } from '../../ui/loaded.js';
import { Panel } from '../../ui/panel.js';
import './lasting-calls.css';

/** How a call stands, and since when. */
const standingOf = ({ state, agent, ...at }: CallView): { icon: IconName; words: string; since: string } => {
  if (state === 'waiting' && at.direction === 'out')
    return { icon: 'phone', words: `is rung by ${agent}`, since: at.beganAt };
  if (state === 'waiting') return { icon: 'clock', words: 'waiting', since: at.beganAt };
  if (state === 'held')
    return { icon: 'paused', words: `on hold by ${agent}`, since: at.heldAt ?? at.beganAt };
  return { icon: 'phone', words: `speaks with ${agent}`, since: at.answeredAt ?? at.beganAt };
};

const CallLine = ({ call }: { call: CallView }) => {
  const now = useNow();
  const listen = useAction(api.listenToCall, {
    refresh: [keys.calls],
    onDone: () =>
      notify({ tone: 'good', title: 'Your telephone is rung.', text: 'Nobody in the call hears you.' }),
  });
  const help = useAction(api.helpInCall, {
    refresh: [keys.calls],
    onDone: () =>
      notify({ tone: 'good', title: 'Your telephone is rung.', text: 'Only the agent hears you.' }),
  });
  const { icon, words, since } = standingOf(call);
  const who = callerOf(call);
  return (
    <li className={call.state === 'waiting' ? 'call-waits' : ''}>
      <Icon name={icon} />
      <p>
        {call.enquiryId ? <Link to={`/enquiries/${call.enquiryId}`}>{who}</Link> : <strong>{who}</strong>}{' '}
        {words}{' '}
        <span className="figures" role="timer">
          for {span(Math.max(0, now - Date.parse(since)))}
        </span>
        <span className="quiet">, {call.service}</span>
      </p>
      {call.state !== 'waiting' && (
        <div className="call-join">
          <ActionButton
            aria-label={`Listen in: ${who}`}
            isPending={listen.isPending}
            onPress={() => listen.mutate({ params: { id: call.id } })}
          >
            Listen in
          </ActionButton>
          <ActionButton
            aria-label={`Help: ${who}`}
            isPending={help.isPending}
            onPress={() => help.mutate({ params: { id: call.id } })}
          >
            Help
          </ActionButton>
        </div>
      )}
    </li>
  );
};

/** Who waits, speaks or is held on the telephone now: those who wait first, the longest in front. */
export const LastingCalls = () => {
  const calls = useLastingCalls();
  return (
    <Panel title="On the telephone now">
      <Loaded query={calls} rows={2}>
        {(all) => {
          const lasting = all.filter(
            ({ state }) => state === 'waiting' || state === 'talking' || state === 'held',
          );
          if (lasting.length === 0) return <p className="panel-body quiet">Nobody is on the telephone.</p>;
          const isWaiting = ({ state }: CallView) => state === 'waiting';
          return (
            <ul className="lasting-calls">
              {[...lasting.filter(isWaiting), ...lasting.filter((each) => !isWaiting(each))].map((call) => (
                <CallLine key={call.id} call={call} />
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Panel>
  );
};
