import type { OpenPromise } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { useMe } from '../../session/me.js';
import { Badge } from '../../ui/badge.js';
import { ChannelMark } from '../../ui/channel-mark.js';
import { Due } from '../../ui/due.js';
import { kindWord } from '../../ui/words.js';
import './promise-table.css';

/** The owner of the enquiry, and who has its work now where that is somebody else. */
const WhoHasPromise = ({ owner, holder }: Pick<OpenPromise, 'owner' | 'holder'>) => {
  const me = useMe();
  const nameOf = ({ id, name }: NonNullable<typeof owner>) => (id === me.id ? 'You' : name);
  if (!owner && !holder) return <span className="quiet">Nobody yet</span>;
  if (owner && holder?.id === owner.id) return <>{nameOf(owner)}</>;
  return (
    <>
      {owner && <span className="promise-who">{nameOf(owner)}, owner</span>}
      <span className="promise-who quiet small">
        {holder ? `${nameOf(holder)} has the work` : 'Nobody has the work now'}
      </span>
    </>
  );
};

const PromiseRow = ({ promise }: { promise: OpenPromise }) => (
  <tr>
    <td>
      {promise.standing === 'paused' ? (
        <Badge icon="paused">Waiting for the customer</Badge>
      ) : (
        <Due promise={promise} />
      )}
    </td>
    <td>
      <span className="promise-title">{promise.title}</span>
    </td>
    <th scope="row">
      <Link to={`/enquiries/${promise.enquiryId}`}>
        <bdi>{promise.subject}</bdi>
      </Link>
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

/** Open promises, the earliest due first. */
export const PromiseTable = ({ promises }: { promises: readonly OpenPromise[] }) => (
  <table className="promise-table">
    <thead>
      <tr>
        <th scope="col">Due</th>
        <th scope="col">Promise</th>
        <th scope="col">Enquiry</th>
        <th scope="col">Who has it</th>
      </tr>
    </thead>
    <tbody>
      {promises.map((promise) => (
        <PromiseRow key={promise.commitmentId} promise={promise} />
      ))}
    </tbody>
  </table>
);
