import { Badge } from '../../ui/badge.js';
import { Day } from '../../ui/day.js';
import { LongText } from '../../ui/long-text.js';
import { Panel } from '../../ui/panel.js';
import { ResultBadge } from './result-badge.js';
import { WithdrawAudit } from './withdraw-audit.js';
import type { Audits } from './words.js';
import '../../ui/history-list.css';

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
        {history.map(({ id, promiseId, item, result, foundOn, place, note, by, withdrawn }) => (
          <li key={id}>
            <div className={withdrawn ? 'history-undone' : undefined}>
              <p>
                <ResultBadge result={result} /> <strong>{promiseId}:</strong> {item}
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
