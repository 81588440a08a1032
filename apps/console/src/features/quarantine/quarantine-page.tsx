import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Page } from '../../ui/page.js';
import { QuarantineCard } from './quarantine-card.js';
import './quarantine-page.css';

export const QuarantinePage = () => {
  const quarantine = useQuery({
    queryKey: keys.quarantine,
    queryFn: ({ signal }) => call(api.listQuarantine, {}, { signal }),
    refetchInterval: 60_000,
  });
  return (
    <Page title="Quarantine">
      <p className="quiet">
        What came in and could not be understood. Nothing is lost: each is kept whole, as received.
      </p>
      <Loaded query={quarantine} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="panel">
              <Message icon="check" title="Nothing is in quarantine.">
                <p>What the hub cannot understand appears here by itself.</p>
              </Message>
            </div>
          ) : (
            <ul className="quarantine">
              {items.map((item) => (
                <QuarantineCard key={item.id} item={item} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
};
