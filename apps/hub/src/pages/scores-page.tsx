import type { ScoreRow } from '@frontdoor/contracts';
import type { PublicRate, PublicScoreboard } from '@frontdoor/use-cases';
import { page } from '../edge/layout.js';
import { Hatching, ScoreBar } from './score-bar.js';
import { decided, ENOUGH, sayClock, sayDate, sayNumber, sayShare, sayTimes } from './score-words.js';

interface ScoresPageProps {
  council: string;
  zone: string;
  board: PublicScoreboard;
}

/** Which published promises were kept, and which were not. */
export const scoresPage = ({ council, zone, board }: ScoresPageProps): string =>
  page(
    'How we are doing',
    council,
    <>
      <h1>How we are doing</h1>
      <p>
        These are the promises of our charter that we publish, and how often we kept them. What we did not
        keep is shown like what we kept.
      </p>
      <Periods board={board} />
      <p className="period">
        <strong>
          {sayDate(board.from)} to {sayDate(board.to)}
        </strong>
      </p>
      <Headline rows={board.rows} />
      <Hatching />
      {promisesOf(board).map((promise) => (
        <Promised key={promise.id} promise={promise} />
      ))}
      {board.idle.length > 0 && (
        <>
          <h2>Nothing came in for these</h2>
          <ul>
            {board.idle.map(({ id, title }) => (
              <li key={id}>
                {title} <span className="id">({id})</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <HowWeCount board={board} zone={zone} />
    </>,
  );

function Periods({ board: { periods, chosen } }: { board: PublicScoreboard }) {
  return (
    <nav className="periods" aria-label="Period">
      <ul>
        {periods.map(({ key, name }) => (
          <li key={key}>
            <a
              href={`/how-we-are-doing?period=${key}`}
              aria-current={key === chosen.key ? 'page' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Headline({ rows }: { rows: readonly ScoreRow[] }) {
  const all = rows.reduce((sum, row) => sum + decided(row), 0);
  const kept = rows.reduce((sum, row) => sum + row.kept, 0);
  if (all === 0) return <p className="headline">Nothing was due in this period.</p>;
  return (
    <p className="headline">
      We kept <strong>{sayNumber(kept)}</strong> of <strong>{sayNumber(all)}</strong> promises
      {all >= ENOUGH && (
        <>
          {' '}
          in time: <strong>{sayShare(kept / all)}</strong>
        </>
      )}
      .
    </p>
  );
}

interface PromiseScores {
  id: string;
  title: string;
  /** Its clocks, and the versions of the charter that they were counted by. */
  rows: readonly ScoreRow[];
  rates: readonly PublicRate[];
}

/** Everything that is known of one promise together. */
function promisesOf({ rows, rates }: PublicScoreboard): PromiseScores[] {
  const titles = new Map([...rows, ...rates].map(({ promiseId, title }) => [promiseId, title]));
  return [...titles].map(([id, title]) => ({
    id,
    title,
    rows: rows.filter(({ promiseId }) => promiseId === id),
    rates: rates.filter(({ promiseId }) => promiseId === id),
  }));
}

function Promised({ promise: { id, title, rows, rates } }: { promise: PromiseScores }) {
  return (
    <section className="score" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.map((row) => (
        <Score key={`${row.clockId} ${row.charter.hash}`} row={row} />
      ))}
      {rates.map((rate) => (
        <Rate key={rate.share.definition} rate={rate} />
      ))}
    </section>
  );
}

function Score({ row }: { row: ScoreRow }) {
  const clock = sayClock(row.clockId);
  const all = decided(row);
  const times = all < ENOUGH ? undefined : sayTimes(row);
  return (
    <div className="clock">
      <p className="promised">
        {clock ?? 'Promised'} within <strong>{row.within}</strong>.
      </p>
      {all < ENOUGH ? (
        <p className="share">
          <strong>
            {row.kept} of {all}
          </strong>{' '}
          kept in time
        </p>
      ) : (
        <>
          <p className="share">
            <strong>{sayShare(row.kept / all)}</strong> kept in time
          </p>
          <ScoreBar {...row} />
        </>
      )}
      <Counts row={row} />
      {times && <p>{times}</p>}
      <p className="definition">
        <span className="id">{row.clockId}</span>, version {row.charter.version} of the charter. {row.source}.
      </p>
    </div>
  );
}

function Counts({ row }: { row: ScoreRow }) {
  const counts: [string, number, boolean][] = [
    ['Opened', row.opened, true],
    ['Kept', row.kept, true],
    ['Late', row.missed, true],
    ['Met by a later date that was agreed', row.extended, false],
    ['Not owed, by an exemption in the promise', row.waived, false],
    ['Withdrawn', row.withdrawn, false],
    ['Still open', row.running, false],
  ];
  return (
    <dl className="counts">
      {counts
        .filter(([, count, always]) => always || count > 0)
        .map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{sayNumber(count)}</dd>
          </div>
        ))}
    </dl>
  );
}

function Rate({ rate: { promiseId, source, share, atLeast, atMost } }: { rate: PublicRate }) {
  return (
    <div className="clock">
      {atLeast !== undefined && (
        <p className="promised">
          We promise at least <strong>{atLeast} %</strong>.
        </p>
      )}
      {atMost !== undefined && (
        <p className="promised">
          We promise at most <strong>{atMost} %</strong>.
        </p>
      )}
      <p className="share">
        {share.share === null ? (
          'There were none.'
        ) : (
          <>
            <strong>
              {share.of < ENOUGH
                ? `${Math.round(share.share * share.of)} of ${share.of}`
                : sayShare(share.share)}
            </strong>
            {share.of >= ENOUGH && ` of ${sayNumber(share.of)}`}
          </>
        )}
      </p>
      <p>{share.definition}</p>
      <p className="definition">
        <span className="id">{promiseId}</span>. {source}.
      </p>
    </div>
  );
}

function HowWeCount({ board: { charter, countedAt }, zone }: { board: PublicScoreboard; zone: string }) {
  const at = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: zone });
  return (
    <>
      <h2>How we count</h2>
      <ul>
        <li>
          A promise counts in the period in which it was opened: when your message came in, in most cases.
        </li>
        <li>
          It is kept when we did what we promised by the due time, and late when we did it later or not yet.
        </li>
        <li>
          When we told you of a later date in time and met that date, it is not counted as kept. It is shown
          beside.
        </li>
        <li>What was withdrawn, exempt or is still open is left out of the share.</li>
        <li>
          “Half within” and “nine in ten within” are times that were really taken, late ones included. Working
          hours and days are those of our opening hours.
        </li>
        <li>With fewer than {ENOUGH} we give numbers only.</li>
      </ul>
      <p className="definition">
        {charter}. Counted on {at.format(countedAt)}.
      </p>
    </>
  );
}
