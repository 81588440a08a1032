import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { mayUse, useMe } from '../../session/me.js';
import { Badge } from '../../ui/badge.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Page } from '../../ui/page.js';
import { AuditHistory } from './audit-history.js';
import { AuditPanel } from './audit-panel.js';
import { overdueIn } from './audit-words.js';

const useAudits = () =>
  useQuery({
    queryKey: keys.audits,
    queryFn: ({ signal }) => call(api.readAudits, {}, { signal }),
    refetchInterval: 60_000,
  });

/** Promises about premises and people: what was checked, what was found, and what is due again. */
export const AuditsPage = () => {
  const query = useAudits();
  const me = useMe();
  const overdue = overdueIn(query.data?.audits ?? []);
  return (
    <Page
      title="Audits"
      actions={
        overdue > 0 && (
          <Badge tone="bad" icon="missed">
            {overdue === 1 ? '1 check is overdue' : `${overdue} checks are overdue`}
          </Badge>
        )
      }
    >
      <p className="quiet">
        Badges, seating, signs: promises that only somebody who looks can confirm. Record what you find, good
        or bad.
      </p>
      <Loaded query={query} rows={6}>
        {({ audits, history }) =>
          audits.length === 0 ? (
            <div className="panel">
              <Message icon="audits" title="The charter asks for no audits.">
                <p>A promise of the kind “audit” in the charter appears here by itself.</p>
              </Message>
            </div>
          ) : (
            <>
              {audits.map((audit) => (
                <AuditPanel key={audit.promiseId} audit={audit} mayRecord={mayUse(me, api.recordAudit)} />
              ))}
              <AuditHistory history={history} mayWithdraw={mayUse(me, api.withdrawAudit)} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
};
