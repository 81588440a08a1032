import { api, type Presence, presence as presences } from '@frontdoor/contracts';
import { Choice } from '../ui/choice.js';
import { presenceIcon, presenceWord } from '../ui/words.js';
import { mayUse, useMe } from './me.js';
import { useSetPresence } from './use-set-presence.js';

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

/** Whether you take work, and what each choice means. */
export const PresenceChoice = () => {
  const me = useMe();
  const set = useSetPresence();
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
