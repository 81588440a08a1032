import { api, type CustomerPage as View, IDENTIFIERS } from '@frontdoor/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { sayDecision } from '../../casework/say-decision.js';
import { mayUse, useMe } from '../../session/me.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Badge } from '../../ui/badge.js';
import { Icon } from '../../ui/icon.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { kindWord, languageWord } from '../../ui/words.js';
import { Needs } from '../../casework/needs.js';
import { PreferredChannel } from '../../casework/preferred-channel.js';
import { AuthorityPanel } from './authority-panel.js';
import { WhatTheyAre } from './what-they-are.js';
import './customer-page.css';

const useCustomer = (id: string) =>
  useInfiniteQuery({
    queryKey: keys.customer(id),
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) =>
      call(
        api.readCustomer,
        { params: { id }, query: pageParam === null ? {} : { cursor: pageParam } },
        { signal },
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

const refresh = { refresh: [keys.customers, keys.enquiries, keys.queue] };

/** Where they are reached, and which of it several people share. */
const Addresses = ({ customer: { id, addresses } }: { customer: View }) => {
  const me = useMe();
  const say = useAction(api.sayWhoUsesAddress, refresh);
  return (
    <Panel title="Addresses">
      <ul className="panel-body customer-rows">
        {addresses.map(({ kind, value, stated, shared }) => (
          <li key={`${kind} ${value}`}>
            <Icon name={IDENTIFIERS[kind].icon} size={16} />
            <span className="customer-what">
              <span className="visually-hidden">{IDENTIFIERS[kind].label}: </span>
              <bdi>{value}</bdi>{' '}
              <span className="quiet small">
                {shared ? 'shared by several people' : stated ? 'as stated, not proven' : ''}
              </span>
            </span>
            {mayUse(me, api.sayWhoUsesAddress) && (
              <ActionButton
                size="small"
                look="quiet"
                aria-label={shared ? `${value} is theirs alone` : `${value} is shared by several people`}
                isPending={say.isPending}
                onPress={() => say.mutate({ params: { id }, body: { kind, value, shared: !shared } })}
              >
                {shared ? 'Theirs alone' : 'Shared by several'}
              </ActionButton>
            )}
          </li>
        ))}
        {addresses.length === 0 && <li className="quiet">None is known.</li>}
      </ul>
    </Panel>
  );
};

/** What was said about who they are; what still holds can be undone, what was undone stays to be read. */
const Decisions = ({ customer: { decisions } }: { customer: View }) => {
  const me = useMe();
  const now = useNow();
  const zone = useZone();
  const undo = useAction(api.undoCustomerDecision, refresh);
  return (
    <Panel title="Who they are">
      <ul className="panel-body customer-rows">
        {decisions.map(({ id, at, by, evidence, undone, ...decision }) => (
          <li key={id}>
            <span className="customer-what">
              {by} <bdi>{sayDecision(decision)}</bdi>, {shortTime(at, now, zone)}.{' '}
              <span className="quiet small">
                {evidence} {undone && `${undone.by} undid it, ${shortTime(undone.at, now, zone)}.`}
              </span>
            </span>
            {!undone && mayUse(me, api.undoCustomerDecision) && (
              <ActionButton
                size="small"
                aria-label={`Undo: ${by} ${sayDecision(decision)}`}
                isPending={undo.isPending}
                onPress={() => undo.mutate({ params: { id } })}
              >
                Undo
              </ActionButton>
            )}
          </li>
        ))}
        {decisions.length === 0 && <li className="quiet">Nobody has said anything about who they are.</li>}
      </ul>
    </Panel>
  );
};

const Enquiries = ({ enquiries }: { enquiries: View['enquiries'] }) => {
  const now = useNow();
  const zone = useZone();
  return (
    <ul className="panel-body customer-rows">
      {enquiries.map(({ id, subject, reference, kind, service, state, openedAt }) => (
        <li key={id}>
          <span className="customer-what">
            <Link to={`/enquiries/${id}`}>
              <bdi>{subject}</bdi>
            </Link>
            <span className="quiet small">
              {' '}
              {reference} · {kindWord[kind]} · {service} · opened {shortTime(openedAt, now, zone)}
            </span>
          </span>
          {state === 'open' ? <Badge tone="accent">Open</Badge> : <Badge icon="check">Closed</Badge>}
        </li>
      ))}
      {enquiries.length === 0 && <li className="quiet">Nothing.</li>}
    </ul>
  );
};

/** A customer by themselves: who, how they are served, who acts for whom, and all that they brought over the years. */
export const CustomerPage = () => {
  const { id = '' } = useParams();
  const query = useCustomer(id);
  const pages = query.data?.pages;
  const customer = pages?.[0];
  if (!pages || !customer)
    return (
      <Page title="Customer">
        <Loaded query={query}>{() => null}</Loaded>
      </Page>
    );
  return (
    <Page title={customer.name ?? customer.addresses[0]?.value ?? 'Name not given'}>
      <div className="customer-page">
        <div className="customer-column">
          <Panel title="How they are served">
            <div className="panel-body customer-served">
              <WhatTheyAre key={`${customer.kind} ${customer.name}`} customer={customer} />
              <p>Speaks {languageWord(customer.language)}</p>
              <PreferredChannel customer={customer} />
              <Needs customer={customer} />
            </div>
          </Panel>
          <Addresses customer={customer} />
          <AuthorityPanel customer={customer} />
          <Decisions customer={customer} />
        </div>
        <Panel title="Their enquiries">
          <Enquiries enquiries={pages.flatMap(({ enquiries }) => enquiries)} />
          {query.hasNextPage && (
            <div className="panel-body">
              <ActionButton isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
                Show older ones
              </ActionButton>
            </div>
          )}
        </Panel>
      </div>
    </Page>
  );
};
