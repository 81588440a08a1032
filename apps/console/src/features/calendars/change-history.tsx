import { type AnswerOf, api } from '@frontdoor/contracts';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Badge } from '../../ui/badge.js';
import { Panel } from '../../ui/panel.js';
import { PopUp } from '../../ui/pop-up.js';
import '../../ui/history-list.css';

/** Undoes a change, after asking. */
const UndoChange = ({ id, text }: { id: string; text: string }) => {
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

interface Props {
  changes: AnswerOf<typeof api.readCalendars>['changes'];
  mayUndo: boolean;
}

/** Who changed the calendars, and what was undone. */
export const ChangeHistory = ({ changes, mayUndo }: Props) => {
  const now = useNow();
  const zone = useZone();
  return (
    <Panel title="Changes made here">
      {changes.length === 0 ? (
        <p className="panel-body quiet">
          None yet: the calendars are as the charter has them. An administrator can add a closure, change the
          hours or load bank holidays.
        </p>
      ) : (
        <ul className="history-list">
          {changes.map(({ id, text, at, by, undoneAt, undoneBy }) => (
            <li key={id}>
              <div>
                <p className={undoneAt ? 'history-undone' : undefined}>{text}</p>
                <p className="quiet small figures">
                  {by ?? 'Frontdoor'}, {shortTime(at, now, zone)}
                  {undoneAt && `; undone by ${undoneBy ?? 'Frontdoor'}, ${shortTime(undoneAt, now, zone)}`}
                </p>
              </div>
              {undoneAt ? <Badge>Undone</Badge> : mayUndo && <UndoChange id={id} text={text} />}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
};
