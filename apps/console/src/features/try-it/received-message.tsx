import type { AnswerOf, api } from '@frontdoor/contracts';
import { useZone } from '../../time/zone.js';
import { secondTime } from '../../time/format.js';
import { ChannelMark } from '../../ui/channel-mark.js';

type Received = AnswerOf<typeof api.tryItInbox>['messages'][number];

export const ReceivedMessage = ({ message }: { message: Received }) => (
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
    {message.subject && <p className="row-title">{message.subject}</p>}
    <p className="received-text" tabIndex={0} role="group" aria-label="Text">
      {message.text}
    </p>
  </li>
);
