import type { SetUpChangeView } from '@frontdoor/contracts';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Badge } from '../../ui/badge.js';
import { Panel } from '../../ui/panel.js';
import '../../ui/history-list.css';

const DONE = { added: 'Added', changed: 'Changed', removed: 'Taken away' } as const;

interface Props {
  changes: readonly SetUpChangeView[];
  /** What fields are called on the screen. */
  words: Readonly<Record<string, string>>;
  /** What became another where no field did. */
  otherwise: string;
  mayUndo: boolean;
  isPending: boolean;
  onUndo: (id: string) => void;
}

const partsOf = ({ what, parts }: SetUpChangeView, words: Props['words'], otherwise: string): string =>
  what !== 'changed'
    ? DONE[what]
    : `${DONE.changed}: ${parts.map((part) => words[part] ?? part).join(', ') || otherwise}`;

/** Who changed what, and the way back. */
export const SetUpChanges = ({ changes, words, otherwise, mayUndo, isPending, onUndo }: Props) => {
  const [now, zone] = [useNow(), useZone()];
  return (
    <Panel title="Changes">
      {changes.length === 0 ? (
        <p className="panel-body quiet">Nobody changed anything yet.</p>
      ) : (
        <ul className="history-list" aria-label="Changes">
          {changes.map((change) => (
            <li key={change.id}>
              <div>
                <p className={change.undone ? 'history-undone' : undefined}>
                  <strong>{change.name}</strong> {partsOf(change, words, otherwise)}
                </p>
                <p className="quiet small figures">
                  {change.by ?? 'On the command line'}, {shortTime(change.at, now, zone)}
                  {change.undone &&
                    `; undone by ${change.undone.by ?? 'the command line'}, ${shortTime(change.undone.at, now, zone)}`}
                </p>
              </div>
              {change.undone ? (
                <Badge>Undone</Badge>
              ) : (
                change.canUndo &&
                mayUndo && (
                  <ActionButton
                    size="small"
                    icon="undo"
                    isPending={isPending}
                    aria-label={`Undo the change of ${change.name}`}
                    onPress={() => onUndo(change.id)}
                  >
                    Undo
                  </ActionButton>
                )
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
};
