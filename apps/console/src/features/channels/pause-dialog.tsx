import { api, CHANNELS, type WatchedEntryPoint } from '@frontdoor/contracts';
import { useState } from 'react';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { ActionButton } from '../../ui/action-button.js';
import { PopUp } from '../../ui/pop-up.js';
import { TextBox } from '../../ui/text-input.js';

interface Props {
  entryPoint: WatchedEntryPoint;
  onClose: () => void;
}

const toldBy = ({ channel }: WatchedEntryPoint): string =>
  CHANNELS[channel].noticesBy === undefined
    ? 'Nobody is written to by itself on this channel: the words are shown to colleagues alone.'
    : 'They stand on the form, and in the receipt that goes out by itself.';

/** Pauses an entry point, with the words that customers get meanwhile. */
export const PauseDialog = ({ entryPoint, onClose }: Props) => {
  const [words, setWords] = useState('');
  const pause = useAction(api.pauseEntryPoint, { refresh: [keys.channels], onDone: onClose });
  return (
    <PopUp title={`Pause ${entryPoint.name}?`} isOpen onOpenChange={onClose}>
      {() => (
        <>
          <p>
            What comes all the same is taken, and nothing is lost. No alarm is raised while nothing comes.
          </p>
          <TextBox
            label="What are customers told meanwhile?"
            hint={`Say why, how long, and how else they reach you. ${toldBy(entryPoint)}`}
            rows={3}
            value={words}
            onChange={setWords}
            maxLength={1000}
            autoFocus
          />
          <div className="pop-up-actions">
            <ActionButton onPress={onClose}>Cancel</ActionButton>
            <ActionButton
              look="main"
              isDisabled={words.trim().length < 10}
              isPending={pause.isPending}
              onPress={() => pause.mutate({ params: { id: entryPoint.id }, body: { words } })}
            >
              Pause
            </ActionButton>
          </div>
        </>
      )}
    </PopUp>
  );
};
