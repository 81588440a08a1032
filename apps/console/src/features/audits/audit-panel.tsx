import { Panel } from '../../ui/panel.js';
import { AuditRow } from './audit-row.js';
import { type Audit, scheduleInWords } from './words.js';
import './audit-table.css';

/** One promise: what is looked at, how it was the last time, and when it is due again. */
export const AuditPanel = ({ audit, mayRecord }: { audit: Audit; mayRecord: boolean }) => (
  <Panel
    title={`${audit.promiseId}: ${audit.title}`}
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
