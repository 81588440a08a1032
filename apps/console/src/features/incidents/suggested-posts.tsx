import { type AnswerOf, api } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';

type Detail = AnswerOf<typeof api.readIncident>;

/** What was posted about it since, to be grouped with one press. */
export const SuggestedPosts = ({
  detail: { incident, suggestions },
}: {
  detail: Pick<Detail, 'incident' | 'suggestions'>;
}) => {
  const now = useNow();
  const zone = useZone();
  const join = useAction(api.joinSuggestedPosts, {
    refresh: [keys.incidents],
    onDone: ({ enquiries }) =>
      notify({
        tone: 'good',
        title: enquiries === 1 ? '1 enquiry was grouped.' : `${enquiries} enquiries were grouped.`,
      }),
  });
  const keepApart = useAction(api.keepApartFromIncident, { refresh: [keys.incidents] });
  const { id, suggested, words } = incident;
  if (suggested === 0) return null;
  const more = suggested - suggestions.length;
  return (
    <section className="panel incident" aria-label="New posts about it">
      <h2>New posts about it</h2>
      <p className="incident-facts">
        <span>
          {suggested === 1 ? '1 post' : `${suggested} posts`} in no incident{' '}
          {suggested === 1 ? 'holds' : 'hold'}{' '}
          {words.map((set, index) => (
            <span key={set}>
              {index > 0 && ' or '}“{set}”
            </span>
          ))}
          .
        </span>
        <ActionButton look="main" isPending={join.isPending} onPress={() => join.mutate({ params: { id } })}>
          {suggested === 1 ? 'Group it' : `Group all ${suggested}`}
        </ActionButton>
      </p>
      <ul className="incident-enquiries">
        {suggestions.map(({ id: enquiryId, reference, subject, customer, openedAt }) => (
          <li key={enquiryId}>
            <Link to={`/enquiries/${enquiryId}`}>
              <span className="figures">{reference}</span> <bdi>{subject}</bdi>
            </Link>
            <span className="quiet">
              <bdi>{customer}</bdi>, {shortTime(openedAt, now, zone)}
            </span>
            <ActionButton
              size="small"
              aria-label={`${reference} is about something else`}
              isPending={keepApart.isPending}
              onPress={() => keepApart.mutate({ params: { id, enquiryId } })}
            >
              About something else
            </ActionButton>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="quiet small">And {more} more.</p>}
    </section>
  );
};
