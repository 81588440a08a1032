import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { findByReference } from '../../casework/find-enquiries.js';
import { Due } from '../../ui/due.js';
import { Icon } from '../../ui/icon.js';
import type { PutIn } from './use-put-in.js';

/** Between two looks for what came of a letter that has just been put in. */
const AGAIN_MS = 1000;

type Letter = PutIn['letters'][number];

/** A letter with the promise that it opened, once it has been routed. */
const PutLetter = ({ letter: { reference, duplicate } }: { letter: Letter }) => {
  const { data } = useQuery({
    queryKey: [...keys.scans, 'put-in', reference],
    queryFn: async ({ signal }) => {
      const id = await findByReference(reference);
      if (id === null) return null;
      const { workItems } = await call(api.readEnquiry, { params: { id } }, { signal });
      return { id, promise: workItems.find(({ promise }) => promise)?.promise ?? null };
    },
    refetchInterval: ({ state }) => (state.data ? false : AGAIN_MS),
  });
  return (
    <li>
      {data ? (
        <Link to={`/enquiries/${data.id}`}>
          <strong>{reference}</strong>
        </Link>
      ) : (
        <strong>{reference}</strong>
      )}{' '}
      {duplicate && <span className="quiet">was in the queue before</span>}{' '}
      {data === undefined || data === null ? (
        <span className="quiet">is being passed on…</span>
      ) : (
        data.promise && <Due promise={data.promise} />
      )}
    </li>
  );
};

/** What has been put into the queue from this page, with when it is due. */
export const PutLetters = ({ done }: { done: readonly PutIn[] }) => (
  <section className="panel" aria-labelledby="put-in">
    <header className="panel-head">
      <h2 id="put-in">In the queue now</h2>
    </header>
    <div className="panel-body put-in">
      {done.map(({ scanId, name, letters }) => (
        <div key={scanId}>
          <p>
            <Icon name="check" size={16} /> <bdi>{name}</bdi>:{' '}
            {letters.length === 1 ? '1 letter' : `${letters.length} letters`}
          </p>
          <ul>
            {letters.map((letter) => (
              <PutLetter key={letter.contactId} letter={letter} />
            ))}
          </ul>
        </div>
      ))}
      <p className="quiet small">
        One that should not be there: open it and close it, saying why. A wrong day of receipt is put right
        there too.
      </p>
    </div>
  </section>
);
