import { api } from '@frontdoor/contracts';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { ActionButton } from '../../ui/action-button.js';
import { notify } from '../../state/notices.js';
import { PopUp } from '../../ui/pop-up.js';

/** Undoes a change, after asking. */
export const UndoChange = ({ id, text }: { id: string; text: string }) => {
  const undo = useAction(api.undoCalendarChange, {
    refresh: [keys.calendars, keys.queue, keys.enquiries],
    onDone: () => notify({ tone: 'good', title: 'The change is undone.' }),
  });
  return (
    <DialogTrigger>
      <ActionButton size="small" isPending={undo.isPending} aria-label={`Undo: ${text}`}>
        Undo
      </ActionButton>
      <PopUp title="Undo this change?">
        {(shut) => (
          <>
            <p>{text}</p>
            <p>Open promises are worked out anew. The history keeps that the change was there.</p>
            <div className="pop-up-actions">
              <ActionButton onPress={shut}>Leave it</ActionButton>
              <ActionButton
                look="main"
                onPress={() => {
                  undo.mutate({ params: { id } });
                  shut();
                }}
              >
                Undo the change
              </ActionButton>
            </div>
          </>
        )}
      </PopUp>
    </DialogTrigger>
  );
};
