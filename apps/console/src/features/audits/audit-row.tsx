import { Badge } from '../../ui/badge.js';
import { Day } from '../../ui/day.js';
import { RecordAudit } from './record-audit.js';
import { ResultBadge } from './result-badge.js';
import type { Audit } from './words.js';

interface Props {
  promiseId: string;
  item: Audit['items'][number];
  mayRecord: boolean;
}

export const AuditRow = ({ promiseId, item: { item, last, dueOn, overdue }, mayRecord }: Props) => (
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
