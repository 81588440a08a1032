import { Badge } from '../../ui/badge.js';
import { Day } from '../../ui/day.js';
import { Panel } from '../../ui/panel.js';
import { type Audit, ResultBadge, scheduleInWords } from './audit-words.js';
import { RecordAudit } from './record-audit.js';
import './audit-panel.css';

interface Props {
  promiseId: string;
  item: Audit['items'][number];
  mayRecord: boolean;
}

const AuditRow = ({ promiseId, item: { item, last, dueOn, overdue }, mayRecord }: Props) => (
  <tr>
    <th scope="row">{item}</th>
    <td>
      {last ? (
        <>
          <ResultBadge result={last.result} /> <Day date={last.foundOn} />
          <span className="quiet small audit-found">
            {last.place}, {last.by}
          </span>
        </>
      ) : (
        <span className="quiet">Never checked</span>
      )}
    </td>
    <td>
      <Day date={dueOn} />{' '}
      {overdue && (
        <Badge tone="bad" icon="missed">
          Overdue
        </Badge>
      )}
    </td>
    {mayRecord && (
      <td className="audit-action">
        <RecordAudit promiseId={promiseId} item={item} place={last?.place ?? ''} />
      </td>
    )}
  </tr>
);

/** One promise: what is looked at, how it was the last time, and when it is due again. */
export const AuditPanel = ({ audit, mayRecord }: { audit: Audit; mayRecord: boolean }) => (
  <Panel
    title={audit.title}
    aside={<span className="quiet small audit-schedule">{scheduleInWords(audit.everyMonths)}</span>}
  >
    <table className="audit-table">
      <thead>
        <tr>
          <th scope="col">What is looked at</th>
          <th scope="col">Last result</th>
          <th scope="col">Due again</th>
          {mayRecord && (
            <th scope="col">
              <span className="visually-hidden">Record</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {audit.items.map((item) => (
          <AuditRow key={item.item} promiseId={audit.promiseId} item={item} mayRecord={mayRecord} />
        ))}
      </tbody>
    </table>
  </Panel>
);
