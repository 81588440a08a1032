import { api } from '@frontdoor/contracts';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { ActionButton } from '../../ui/action-button.js';
import { Badge } from '../../ui/badge.js';
import { Day } from '../../ui/day.js';
import { LongText } from '../../ui/long-text.js';
import { Panel } from '../../ui/panel.js';
import { PopUp } from '../../ui/pop-up.js';
import { type Audits, ResultBadge } from './audit-words.js';
import '../../ui/history-list.css';

/** Withdraws a result recorded by mistake, after asking. */
const WithdrawAudit = ({ id, item }: { id: string; item: string }) => {
  const withdraw = useAction(api.withdrawAudit, { refresh: [keys.audits, keys.scoreboard] });
  return (
    <DialogTrigger>
      <ActionButton size="small" isPending={withdraw.isPending} aria-label={`Withdraw: ${item}`}>
        Withdraw
      </ActionButton>
      <PopUp title="Withdraw this result?">
        {(shut) => (
          <>
            <p>
              It counts no longer, and the check before it does again. It stays in the history, crossed out.
            </p>
            <div className="pop-up-actions">
              <ActionButton onPress={shut}>Leave it</ActionButton>
              <ActionButton
                look="main"
                onPress={() => {
                  withdraw.mutate({ params: { id } });
                  shut();
                }}
              >
                Withdraw
              </ActionButton>
            </div>
          </>
        )}
      </PopUp>
    </DialogTrigger>
  );
};

interface Props {
  history: Audits['history'];
  mayWithdraw: boolean;
}

/** Everything recorded, the newest first. What was withdrawn stays in sight. */
export const AuditHistory = ({ history, mayWithdraw }: Props) => (
  <Panel title="What was recorded">
    {history.length === 0 ? (
      <p className="panel-body quiet">Nothing yet. Press “Record” beside what you have looked at.</p>
    ) : (
      <ul className="history-list">
        {history.map(({ id, item, result, foundOn, place, note, by, withdrawn }) => (
          <li key={id}>
            <div className={withdrawn ? 'history-undone' : undefined}>
              <p>
                <ResultBadge result={result} /> <strong>{item}</strong>
              </p>
              <LongText text={note} />
              <p className="quiet small">
                <Day date={foundOn} />, {place}, {by}
              </p>
            </div>
            {withdrawn ? <Badge>Withdrawn</Badge> : mayWithdraw && <WithdrawAudit id={id} item={item} />}
          </li>
        ))}
      </ul>
    )}
  </Panel>
);
