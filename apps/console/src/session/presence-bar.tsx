import { api } from '@frontdoor/contracts';
import { ActionButton } from '../ui/action-button.js';
import { Icon } from '../ui/icon.js';
import { presenceIcon, presenceWord } from '../ui/words.js';
import { mayUse, useMe } from './me.js';
import { useSetPresence } from './use-set-presence.js';
import { noteWalked, useIsNew } from './walk.js';
import './presence-bar.css';

interface Props {
  /** On the page where people look for work to come. */
  waitsForWork: boolean;
  onWalk: () => void;
}

/**
 * Why no work is offered, where people wait for some, and the way out; somebody new is asked whether to be shown around.
 * Whoever is away for days has a bar of their own.
 */
export const PresenceBar = ({ waitsForWork, onWalk }: Props) => {
  const me = useMe();
  const set = useSetPresence();
  const isNew = useIsNew();
  const isOut = (me.presence === 'offline' || me.presence === 'away') && me.absence === null;
  const saysWhy = isOut && waitsForWork && mayUse(me, api.setPresence);
  if (!saysWhy && !isNew) return null;
  return (
    <section className="presence-bar" aria-label={saysWhy ? 'Why you are offered no work' : 'New here'}>
      {saysWhy && (
        <>
          <Icon name={presenceIcon[me.presence]} />
          <p>You are {presenceWord[me.presence].toLowerCase()}: no work is offered.</p>
          <ActionButton
            size="small"
            look="main"
            isPending={set.isPending}
            onPress={() => set.mutate({ body: { presence: 'available' } })}
          >
            Go available
          </ActionButton>
        </>
      )}
      {isNew && (
        <p className="presence-bar-new">
          <span>New here?</span>
          <ActionButton size="small" onPress={onWalk}>
            Show me around
          </ActionButton>
          <ActionButton size="small" look="quiet" onPress={() => noteWalked(me.id)}>
            Not now
          </ActionButton>
        </p>
      )}
    </section>
  );
};
