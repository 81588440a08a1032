import { api, type Presence, presence as presences } from '@frontdoor/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';
import { Choice } from '../ui/choice.js';
import { presenceIcon, presenceWord } from '../ui/words.js';
import { mayUse, useMe } from './me.js';

const detail: Record<Presence, string> = {
  available: 'You are offered work',
  busy: 'Working; no new offers',
  'wrap-up': 'Finishing off; no new offers',
  away: 'Not at your desk',
  offline: 'Not at work',
};

const options = presences.options.map((value) => ({
  value,
  label: presenceWord[value],
  icon: presenceIcon[value],
  detail: detail[value],
}));

/** Says to the routing whether you take work. */
export const PresenceChoice = () => {
  const me = useMe();
  const client = useQueryClient();
  const set = useAction(api.setPresence, {
    refresh: [keys.agents, keys.queue],
    onDone: (answer) => client.setQueryData(keys.session, answer),
  });
  if (!mayUse(me, api.setPresence)) return null;
  return (
    <div className={`presence presence-${me.presence}`}>
      <Choice
        label="Your presence"
        hideLabel
        value={set.isPending ? set.variables.body.presence : me.presence}
        options={options}
        onChange={(presence) => set.mutate({ body: { presence } })}
      />
    </div>
  );
};
