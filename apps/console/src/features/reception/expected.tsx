import { api, type ExpectedVisitor } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { clockTime } from '../../time/format.js';
import { span } from '../../time/span.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Badge } from '../../ui/badge.js';

const MINUTE_MS = 60_000;

interface Props {
  expected: readonly ExpectedVisitor[];
  /** Where they come to; undefined for the one of the service. */
  desk: string | undefined;
}

/** Who has an appointment here today and has not come: one tap checks them in. */
export const Expected = ({ expected, desk }: Props) => (
  <section className="reception-part" aria-label="Expected today">
    <h2>
      Expected today <span className="quiet figures">{expected.length}</span>
    </h2>
    {expected.length === 0 && <p className="quiet">Nobody else has an appointment here today.</p>}
    <ul className="expected-list">
      {expected.map((visitor) => (
        <ExpectedRow key={visitor.id} visitor={visitor} desk={desk} />
      ))}
    </ul>
  </section>
);

const ExpectedRow = ({ visitor, desk }: { visitor: ExpectedVisitor; desk: string | undefined }) => {
  const { id, from, to, delayedUntil, name, agent, place, purpose, service, enquiry } = visitor;
  const now = useNow();
  const zone = useZone();
  const late = now - Date.parse(delayedUntil ?? from);
  const checkIn = useAction(api.checkInAppointment, {
    refresh: [keys.visitors, keys.queue, keys.enquiries],
    inTurn: `appointment-${id}`,
    onDone: ({ ticket }) =>
      notify({ tone: 'good', title: `Checked in: ${ticket}.`, text: `${agent} expects them.` }),
  });
  const who = name ?? enquiry.reference;
  return (
    <li className="panel expected">
      <p className="expected-when">
        <span className="figures">
          {clockTime(from, zone)} to {clockTime(to, zone)}
        </span>
        {delayedUntil !== null && <Badge tone="risk">Now {clockTime(delayedUntil, zone)}</Badge>}
        {late > MINUTE_MS && <Badge tone="neutral">{span(late)} ago</Badge>}
      </p>
      <p>
        <strong>
          <bdi>{name ?? 'Name not given'}</bdi>
        </strong>{' '}
        to see <bdi>{agent}</bdi>
      </p>
      <p>
        <bdi>{purpose}</bdi>
      </p>
      <p className="visitor-facts quiet small">
        <span>{service}</span>
        <span>
          <bdi>{place}</bdi>
        </span>
        <Link to={`/enquiries/${enquiry.id}`}>{enquiry.reference}</Link>
      </p>
      <ActionButton
        look="main"
        icon="visit"
        isPending={checkIn.isPending}
        aria-label={`Check in ${who}, ${clockTime(from, zone)}`}
        onPress={() => checkIn.mutate({ params: { id }, body: desk === undefined ? {} : { desk } })}
      >
        Check in
      </ActionButton>
    </li>
  );
};
