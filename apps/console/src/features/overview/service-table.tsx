import type { ServiceLoads } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { span } from '../../time/span.js';
import { useNow } from '../../time/use-now.js';
import { Icon, type IconName } from '../../ui/icon.js';
import { WideTable } from '../../ui/wide-table.js';
import './service-table.css';

type Load = ServiceLoads['services'][number];

/** A figure that leads to what it counts; nought leads nowhere. */
const Figure = ({ count, to, what, icon }: { count: number; to: string; what: string; icon?: IconName }) => {
  if (count === 0) return <span className="quiet">0</span>;
  return (
    <Link to={to} className={icon ? `figure-${icon}` : ''} aria-label={`${count} ${what}`}>
      {icon && <Icon name={icon} size={16} />}
      {count}
    </Link>
  );
};

const pressing = ({ missed, atRisk, dueThisHour, waiting }: Load) => [missed, atRisk, dueThisHour, waiting];

/** The service that needs somebody most comes first. */
const byPressure = (a: Load, b: Load) => {
  const [ofA, ofB] = [pressing(a), pressing(b)];
  const differing = ofA.findIndex((figure, n) => figure !== ofB[n]);
  return differing === -1 ? a.name.localeCompare(b.name) : ofB[differing]! - ofA[differing]!;
};

const ServiceRow = ({ load }: { load: Load }) => {
  const now = useNow();
  const { slug, name, waiting, later, assigned, oldestAt, dueThisHour, atRisk, missed, agents } = load;
  const nobody = waiting > 0 && agents.available === 0;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">
        <Figure count={waiting} to={`/queue?service=${slug}`} what={`waiting for ${name}`} />
        {later > 0 && <span className="quiet small"> +{later} later</span>}
      </td>
      <td className="number">
        {oldestAt === null ? <span className="quiet">–</span> : span(now - Date.parse(oldestAt))}
      </td>
      <td className="number">
        <Figure
          count={dueThisHour}
          to={`/queue?view=all&service=${slug}&due=hour`}
          what={`due within the hour, ${name}`}
        />
      </td>
      <td className="number">
        <Figure
          count={atRisk}
          to={`/promises?standing=at-risk&service=${slug}`}
          what={`at risk, ${name}`}
          icon="at-risk"
        />
      </td>
      <td className="number">
        <Figure
          count={missed}
          to={`/promises?standing=missed&service=${slug}`}
          what={`missed, ${name}`}
          icon="missed"
        />
      </td>
      <td className="number">
        <Figure count={assigned} to={`/queue?view=all&service=${slug}`} what={`in hand, ${name}`} />
      </td>
      <td>
        <span className={nobody ? 'nobody-there' : ''}>
          {nobody && <Icon name="at-risk" size={16} />}
          {agents.available} available
        </span>
        <span className="quiet">
          , {agents.busy} busy, {agents.away} away
        </span>
      </td>
    </tr>
  );
};

/** What waits where, how urgent it is and who is there for it. */
export const ServiceTable = ({ services }: { services: readonly Load[] }) => (
  <div className="service-table">
    <WideTable label="Services">
      <thead>
        <tr>
          <th scope="col">Service</th>
          <th scope="col" className="number">
            Waiting
          </th>
          <th scope="col" className="number">
            Longest wait
          </th>
          <th scope="col" className="number">
            Due within the hour
          </th>
          <th scope="col" className="number">
            At risk
          </th>
          <th scope="col" className="number">
            Missed
          </th>
          <th scope="col" className="number">
            In hand
          </th>
          <th scope="col">People skilled for it</th>
        </tr>
      </thead>
      <tbody>
        {services.toSorted(byPressure).map((load) => (
          <ServiceRow key={load.slug} load={load} />
        ))}
      </tbody>
    </WideTable>
  </div>
);
