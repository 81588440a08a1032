import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { mayUse, useMe } from '../../session/me.js';
import { ActionButton } from '../../ui/action-button.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Page } from '../../ui/page.js';
import { Segments } from '../../ui/segments.js';
import { ApiKeys } from './api-keys.js';
import { type Secret, SecretShown } from './secret-shown.js';
import { SubscriberCard } from './subscriber-card.js';
import { SubscriberForm } from './subscriber-form.js';
import './subscribers-page.css';

const LOOK_MS = 5_000;

const SubscriberList = () => {
  const me = useMe();
  const [open, setOpen] = useState<string | null>(null);
  const [secret, setSecret] = useState<Secret | null>(null);
  const subscribers = useQuery({
    queryKey: keys.subscribers,
    queryFn: ({ signal }) => call(api.listSubscribers, {}, { signal }),
    refetchInterval: LOOK_MS,
  });
  const close = () => setOpen(null);
  return (
    <Loaded query={subscribers} rows={4}>
      {(list) => (
        <div className="subscribers">
          {mayUse(me, api.addSubscriber) && open !== 'new' && (
            <div>
              <ActionButton look="main" onPress={() => setOpen('new')}>
                New subscriber
              </ActionButton>
            </div>
          )}
          {open === 'new' && <SubscriberForm subscriber={null} onDone={close} onSecret={setSecret} />}
          {secret && <SecretShown secret={secret} onClose={() => setSecret(null)} />}
          {list.subscribers.length === 0 && open !== 'new' && (
            <div className="panel">
              <Message icon="api" title="No other system is told of events yet.">
                <p>A subscriber is told, signed and in order, when something happens to an enquiry.</p>
              </Message>
            </div>
          )}
          <ul className="subscribers">
            {list.subscribers.map((subscriber) => (
              <li key={subscriber.id}>
                {open === subscriber.id ? (
                  <SubscriberForm subscriber={subscriber} onDone={close} onSecret={setSecret} />
                ) : (
                  <SubscriberCard
                    subscriber={subscriber}
                    onChange={() => setOpen(subscriber.id)}
                    onSecret={setSecret}
                  />
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Loaded>
  );
};

/** Other systems that are told of events, how far they are, and the keys by which systems ask. */
export const SubscribersPage = () => {
  const me = useMe();
  const [show, setShow] = useState<'subscribers' | 'keys'>('subscribers');
  return (
    <Page title="Subscribers">
      <p className="quiet">
        Other systems that are told what happens here. What one of them does not take waits for it and delays
        nobody else.
      </p>
      {mayUse(me, api.listApiKeys) && (
        <div>
          <Segments
            label="Other systems"
            value={show}
            options={[
              { value: 'subscribers', label: 'Told of events' },
              { value: 'keys', label: 'API keys' },
            ]}
            onChange={setShow}
          />
        </div>
      )}
      {show === 'keys' ? <ApiKeys /> : <SubscriberList />}
    </Page>
  );
};
