import type { AnswerOf, api } from '@frontdoor/contracts';
import { useZone } from '../../time/zone.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { Badge } from '../../ui/badge.js';
import { Panel } from '../../ui/panel.js';
import { UndoChange } from './undo-change.js';
import '../../ui/history-list.css';

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
                  {by ?? 'The hub'}, {shortTime(at, now, zone)}
                  {undoneAt && `; undone by ${undoneBy ?? 'the hub'}, ${shortTime(undoneAt, now, zone)}`}
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
