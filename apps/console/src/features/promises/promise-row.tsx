import type { OpenPromise } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { Badge } from '../../ui/badge.js';
import { ChannelMark } from '../../ui/channel-mark.js';
import { Due } from '../../ui/due.js';
import { kindWord } from '../../ui/words.js';
import { WhoHasPromise } from './who-has-promise.js';

export const PromiseRow = ({ promise }: { promise: OpenPromise }) => (
  <tr>
    <td>
      {promise.standing === 'paused' ? (
        <Badge icon="paused">Waiting for the customer</Badge>
      ) : (
        <Due promise={promise} />
      )}
    </td>
    <td>
      <strong>{promise.promiseId}</strong>
      <span className="promise-title">{promise.title}</span>
    </td>
    <th scope="row">
      <Link to={`/enquiries/${promise.enquiryId}`}>{promise.subject}</Link>
      <span className="promise-about quiet small">
        <span className="fixed">{promise.reference}</span>
        <ChannelMark channel={promise.channel} />
        <span>{kindWord[promise.kind]}</span>
        <span>{promise.service}</span>
      </span>
    </th>
    <td>
      <WhoHasPromise owner={promise.owner} holder={promise.holder} />
    </td>
  </tr>
);
