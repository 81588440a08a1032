import { api, type Me } from '@frontdoor/contracts';
import { useState } from 'react';
import { makeKeptStore, useStore } from '../state/store.js';
import { ActionButton } from '../ui/action-button.js';
import { PopUp } from '../ui/pop-up.js';
import { mayUse, useMe } from './me.js';
import './walk.css';

/**
 * Who has been shown around or did not want to be, as ids. It is kept in the browser, not on the server: nobody else has
 * to know, and whoever sits down at another computer is asked once more and says no with one press.
 */
const walked = makeKeptStore('frontdoor-walked', (kept) => kept ?? '');

const isIn = (ids: string, id: string) => ids.split(' ').includes(id);

/** Whether somebody has yet to be asked whether they want to be shown around. */
export const useIsNew = (): boolean => !isIn(useStore(walked), useMe().id);

export const noteWalked = (id: string): void => {
  const ids = walked.read();
  if (!isIn(ids, id)) walked.write(`${ids} ${id}`.trim());
};

interface Stop {
  title: string;
  text: string;
  isFor?: (me: Me) => boolean;
}

const takesWork = (me: Me) => mayUse(me, api.takeNext);

const stops: readonly Stop[] = [
  {
    title: 'Overview',
    text: 'What waits for each service, how urgent it is and who is there for it. A figure leads to what it counts. What somebody absent has in hand is moved from here.',
    isFor: (me) => mayUse(me, api.readServiceLoads),
  },
  {
    title: 'The queue',
    text: 'Everything that waits, the most urgent first. The question mark on a row says why it stands there. What customers asked for at a later time is folded away below.',
  },
  {
    title: 'Taking work',
    text: '“Take next”, or the key t, gives you the most urgent work that you have the skills for.',
    isFor: takesWork,
  },
  {
    title: 'Being offered work',
    text: 'Work is offered to you while you are Available, which you say at the top right. Accept an offer before its time is over, or it goes to somebody else and you are set to Away.',
    isFor: takesWork,
  },
  {
    title: 'Several at once',
    text: 'Tick rows of the queue, with Shift a whole range, then assign or move them together. The notice has Undo for all of them.',
    isFor: (me) => mayUse(me, api.rebalanceWork),
  },
  {
    title: 'Keys and settings',
    text: 'Press ? for the keys of the screen you are on. Your name at the top right has colours, sound and desktop notices, and this walk.',
  },
];

/** What there is and where, in a minute. */
export const Walk = ({ onClose }: { onClose: () => void }) => {
  const me = useMe();
  const [at, setAt] = useState(0);
  const mine = stops.filter(({ isFor }) => isFor?.(me) ?? true);
  const stop = mine[at]!;
  const isLast = at === mine.length - 1;
  const close = () => {
    noteWalked(me.id);
    onClose();
  };
  return (
    <PopUp title="Around Frontdoor" isOpen onOpenChange={close}>
      {() => (
        <>
          <div className="walk-stop" aria-live="polite">
            <p className="quiet small figures">
              {at + 1} of {mine.length}
            </p>
            <h3>{stop.title}</h3>
            <p>{stop.text}</p>
          </div>
          <div className="pop-up-actions">
            {!isLast && (
              <ActionButton look="quiet" onPress={close}>
                Skip the rest
              </ActionButton>
            )}
            {at > 0 && <ActionButton onPress={() => setAt(at - 1)}>Back</ActionButton>}
            <ActionButton look="main" autoFocus onPress={() => (isLast ? close() : setAt(at + 1))}>
              {isLast ? 'Done' : 'Next'}
            </ActionButton>
          </div>
        </>
      )}
    </PopUp>
  );
};
