import { api, type CustomerDoubt } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Page } from '../../ui/page.js';
import './who-is-who-page.css';

interface Decided {
  id: string;
  words: string;
}

/** An address that wrote on the enquiries of somebody who began with another, and what may be done about it. */
const DoubtCard = ({ doubt, onDecided }: { doubt: CustomerDoubt; onDecided: (decided: Decided) => void }) => {
  const now = useNow();
  const zone = useZone();
  const decide = useAction(api.decideCustomerDoubt, {
    refresh: [keys.customerDoubts, keys.enquiries],
    onDone: ({ decisionId: id }, { body: { decision } }) =>
      onDecided({
        id,
        words:
          decision === 'one'
            ? `${doubt.customer} and ${doubt.value} are one person.`
            : `What came from ${doubt.value} has a customer of its own.`,
      }),
  });
  const params = { id: doubt.id };
  return (
    <li className="panel doubt">
      <p>
        <bdi>{doubt.value}</bdi> wrote on enquiries of{' '}
        <strong>
          <bdi>{doubt.customer}</bdi>
        </strong>
        , who began with another address.
      </p>
      <ul>
        {doubt.enquiries.map(({ id, reference, subject, openedAt }) => (
          <li key={id}>
            <Link to={`/enquiries/${id}`}>
              <bdi>{subject}</bdi>
            </Link>{' '}
            <span className="quiet small">
              {reference} · {shortTime(openedAt, now, zone)}
            </span>
          </li>
        ))}
      </ul>
      <div className="doubt-actions">
        <ActionButton
          isPending={decide.isPending}
          onPress={() => decide.mutate({ params, body: { decision: 'separated' } })}
        >
          Separate
        </ActionButton>
        <ActionButton
          isPending={decide.isPending}
          onPress={() => decide.mutate({ params, body: { decision: 'one' } })}
        >
          They are one
        </ActionButton>
      </div>
    </li>
  );
};

export const WhoIsWhoPage = () => {
  const [last, setLast] = useState<Decided | null>(null);
  const doubts = useQuery({
    queryKey: keys.customerDoubts,
    queryFn: ({ signal }) => call(api.listCustomerDoubts, {}, { signal }),
  });
  const undo = useAction(api.undoCustomerDecision, {
    refresh: [keys.customerDoubts, keys.enquiries],
    onDone: () => setLast(null),
  });
  return (
    <Page title="Who is who">
      <p className="quiet">
        In these enquiries more than one address wrote for the same customer: say whether it is one person.
        Nothing changes until you do.
      </p>
      {last && (
        <div className="panel doubt" role="status">
          <p>{last.words}</p>
          <div className="doubt-actions">
            <ActionButton isPending={undo.isPending} onPress={() => undo.mutate({ params: { id: last.id } })}>
              Undo
            </ActionButton>
          </div>
        </div>
      )}
      <Loaded query={doubts} rows={4}>
        {({ doubts: all }) =>
          all.length === 0 ? (
            <div className="panel">
              <Message icon="check" title="There is nothing to decide." />
            </div>
          ) : (
            <ul className="doubts">
              {all.map((doubt) => (
                <DoubtCard key={doubt.id} doubt={doubt} onDecided={setLast} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
};
