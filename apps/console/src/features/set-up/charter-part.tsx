import { type AnswerOf, api, type CharterPromiseView } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { keys } from '../../api/keys.js';
import { mayUse, useMe } from '../../session/me.js';
import { Badge } from '../../ui/badge.js';
import { Day } from '../../ui/day.js';
import { Loaded } from '../../ui/loaded.js';
import { Panel } from '../../ui/panel.js';
import { WideTable } from '../../ui/wide-table.js';
import { HowChanged } from './how-changed.js';
import { Searched } from './searched.js';
import { useSetUp } from './use-set-up.js';

type Charter = AnswerOf<typeof api.readCharter>;

const wordsOf = ({ promiseId, title, clause, measures, kept, pending }: CharterPromiseView) => [
  ...[promiseId, title, clause, kept, pending],
  ...measures,
];

const Promised = ({ promise }: { promise: CharterPromiseView }) => {
  const { promiseId, title, clause, measures, kept, published, pending } = promise;
  return (
    <tr>
      <th scope="row" className="described">
        <span className="set-up-name">{title}</span>
        {measures.length > 0 && (
          <ul className="set-up-list">
            {measures.map((measure) => (
              <li key={measure}>{measure}</li>
            ))}
          </ul>
        )}
      </th>
      <td className="described">{clause}</td>
      <td className="described">
        <p>{kept}</p>
        {pending === null ? (
          published && <span className="quiet small">Its figures are published.</span>
        ) : (
          <Badge tone="risk" icon="paused">
            Not measured yet: {pending}
          </Badge>
        )}
      </td>
      <td className="quiet fixed set-up-code">{promiseId}</td>
    </tr>
  );
};

/** Which charter it is, and by which calendars its promises are counted. */
const About = ({ charter }: { charter: Charter }) => {
  const { title, version, organisation, source, inForceFrom, inForceUntil, calendars, assumptions } = charter;
  return (
    <Panel title={title}>
      <dl className="set-up-facts">
        <dt>Given by</dt>
        <dd>{organisation}</dd>
        <dt>Comes from</dt>
        <dd>{source}</dd>
        <dt>Version</dt>
        <dd>{version}</dd>
        {(inForceFrom ?? inForceUntil) && (
          <>
            <dt>In force</dt>
            <dd>
              {inForceFrom && (
                <>
                  from <Day date={inForceFrom.slice(0, 10)} />
                </>
              )}{' '}
              {inForceUntil && (
                <>
                  until <Day date={inForceUntil.slice(0, 10)} />
                </>
              )}
            </dd>
          </>
        )}
        <dt>Calendars</dt>
        <dd>
          <ul className="set-up-list">
            {calendars.map((calendar) => (
              <li key={calendar.title}>
                {calendar.title}{' '}
                <span className="quiet figures">
                  ({calendar.promises === 1 ? '1 promise' : `${calendar.promises} promises`})
                </span>
                {calendar.assumption !== null && <p className="quiet small">{calendar.assumption}</p>}
              </li>
            ))}
          </ul>
        </dd>
        {assumptions.length > 0 && (
          <>
            <dt>Assumed</dt>
            <dd>
              <ul className="set-up-list">
                {assumptions.map((assumption) => (
                  <li key={assumption}>{assumption}</li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </Panel>
  );
};

/** The promises of the organisation in words, and what they are counted by. */
export const CharterPart = () => {
  const query = useSetUp(api.readCharter, keys.charter);
  const mayChangeCalendars = mayUse(useMe(), api.previewCalendarChange);
  return (
    <>
      <HowChanged>
        Promises are changed in the files of the charter, and count for what comes in once Frontdoor has
        started anew; opening hours and closed days an administrator changes under{' '}
        {mayChangeCalendars ? <Link to="/calendars">Calendars</Link> : 'Calendars'}.
      </HowChanged>
      <Loaded query={query} rows={8}>
        {(charter) => (
          <>
            <About charter={charter} />
            <Searched what={['promise', 'promises']} rows={charter.promises} wordsOf={wordsOf}>
              {(shown) => (
                <WideTable label="Promises">
                  <thead>
                    <tr>
                      <th scope="col">Promise</th>
                      <th scope="col">Clause</th>
                      <th scope="col">How it is kept</th>
                      <th scope="col">Code</th>
                    </tr>
                  </thead>
                  <tbody>
                    {shown.map((promise) => (
                      <Promised key={promise.promiseId} promise={promise} />
                    ))}
                  </tbody>
                </WideTable>
              )}
            </Searched>
            {charter.others.length > 0 && (
              <Panel title="Installed besides, used by nobody here">
                <ul className="panel-body set-up-list">
                  {charter.others.map(({ id, title, version }) => (
                    <li key={id}>
                      {title} <span className="quiet">(version {version})</span>
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
          </>
        )}
      </Loaded>
    </>
  );
};
