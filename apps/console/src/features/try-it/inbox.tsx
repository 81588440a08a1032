import { type AnswerOf, api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { secondTime } from '../../time/format.js';
import { useZone } from '../../time/zone.js';
import { ChannelMark } from '../../ui/channel-mark.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Panel } from '../../ui/panel.js';
import './inbox.css';

type Received = AnswerOf<typeof api.tryItInbox>['messages'][number];

const ReceivedMessage = ({ message }: { message: Received }) => (
  <li>
    <p className="received-head">
      <ChannelMark channel={message.channel} />
      <time className="quiet figures" dateTime={message.at}>
        {secondTime(message.at, useZone())}
      </time>
    </p>
    <p className="quiet small">
      From {message.from} to {message.to}
    </p>
    {message.subject && (
      <p className="row-title">
        <bdi>{message.subject}</bdi>
      </p>
    )}
    <p className="received-text" tabIndex={0} role="group" aria-label="Text">
      {message.text}
    </p>
  </li>
);

/** What left the hub and reached the customer, looked up every three seconds. */
export const Inbox = () => {
  const inbox = useQuery({
    queryKey: keys.inbox,
    queryFn: ({ signal }) => call(api.tryItInbox, {}, { signal }),
    refetchInterval: 3000,
  });
  return (
    <Panel title="3. What the customer has received">
      <Loaded query={inbox} rows={2}>
        {({ messages }) =>
          messages.length === 0 ? (
            <Message icon="email" title="Nothing yet.">
              <p>Replies and acknowledgements appear here by themselves.</p>
            </Message>
          ) : (
            <ul className="inbox">
              {messages
                .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
                .map((message) => (
                  <ReceivedMessage key={message.id} message={message} />
                ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
};
