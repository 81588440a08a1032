import { api } from '@frontdoor/contracts';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { PopUp } from '../../ui/pop-up.js';
import type { ShiftWeek } from './shift-week.js';

/** Which file the plan came from last, and taking it back. */
export const UndoImport = ({
  last: { id, name, by, at },
  mayUndo,
}: {
  last: NonNullable<ShiftWeek['lastImport']>;
  mayUndo: boolean;
}) => {
  const now = useNow();
  const zone = useZone();
  const undo = useAction(api.undoShiftImport, {
    refresh: [keys.shifts],
    onDone: () => notify({ tone: 'good', title: 'The import is taken back.' }),
  });
  return (
    <div className="last-import">
      <p className="quiet">
        Last import: <bdi>{name}</bdi>, {shortTime(at, now, zone)}
        {by ? `, ${by}` : ', on the command line'}
      </p>
      {mayUndo && (
        <DialogTrigger>
          <ActionButton icon="undo" isPending={undo.isPending}>
            Take the import back
          </ActionButton>
          <PopUp title="Take the import back?">
            {(shut) => (
              <>
                <p>
                  All that <bdi>{name}</bdi> brought goes, and the plan is again as it was before.
                </p>
                <div className="pop-up-actions">
                  <ActionButton onPress={shut}>Leave it</ActionButton>
                  <ActionButton
                    look="main"
                    onPress={() => {
                      undo.mutate({ params: { id } });
                      shut();
                    }}
                  >
                    Take it back
                  </ActionButton>
                </div>
              </>
            )}
          </PopUp>
        </DialogTrigger>
      )}
    </div>
  );
};
