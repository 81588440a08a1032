import type { ScoreRow } from '@frontdoor/contracts';
import type { PublicRate, PublicScoreboard } from '@frontdoor/use-cases';
import { Details, P, SummaryList } from '../govuk/blocks.js';
import type { Frame } from '../govuk/frame.js';
import { page } from '../govuk/layout.js';
import { type PromiseScores, promisesOf } from './promise-scores.js';
import { ScoreTable } from './score-table.js';
import { Hatching, ScoreBar } from './score-bar.js';
import { decided, ENOUGH, sayClock, sayDate, sayNumber, sayShare, sayTimes } from './score-words.js';

interface ScoresPageProps extends Frame {
  zone: string;
  board: PublicScoreboard;
}

/** Which published promises were kept, and which were not: all of them in one table, then what is known of each. */
export const scoresPage = ({ council, own, zone, board }: ScoresPageProps): string => {
  const promises = promisesOf(board);
  return page({
    title: 'How we are doing',
    council,
    own,
    wide: true,
    children: (
      <>
        <h1 className="govuk-heading-xl">How we are doing</h1>
        <P>
          These are the promises of our charter that we publish, and how often we kept them. What we did not
          keep is shown like what we kept.
        </P>
        <Periods board={board} />
        <p className="govuk-caption-m">
          {sayDate(board.from)} to {sayDate(board.to)}
        </p>
        <Headline rows={board.rows} />
        {promises.length > 0 && <ScoreTable promises={promises} />}
        {board.idle.length > 0 && (
          <Details summary={`Promises for which nothing came in (${board.idle.length})`}>
            <ul className="govuk-list govuk-list--bullet">
              {board.idle.map(({ id, title }) => (
                <li key={id}>
                  {title} ({id})
                </li>
              ))}
            </ul>
          </Details>
        )}
        {promises.length > 0 && (
          <>
            <h2 className="govuk-heading-m">Each promise in detail</h2>
            <Hatching />
            {promises.map((promise) => (
              <Details key={promise.id} summary={promise.title}>
                <Promised promise={promise} />
              </Details>
            ))}
          </>
        )}
        <HowWeCount board={board} zone={zone} />
      </>
    ),
  });
};

function Periods({ board: { periods, chosen } }: { board: PublicScoreboard }) {
  return (
    <nav aria-label="Period">
      <ul className="periods">
        {periods.map(({ key, name }) => (
          <li key={key}>
            <a
              className="govuk-link"
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
  if (all === 0) return <p className="govuk-body headline">Nothing was due in this period.</p>;
  return (
    <p className="govuk-body headline">
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

function Promised({ promise: { title, rows, rates } }: { promise: PromiseScores }) {
  return (
    <section aria-label={title}>
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
      <p className="govuk-body">
        {clock ?? 'Promised'} within <strong>{row.within}</strong>.
      </p>
      {all < ENOUGH ? (
        <p className="govuk-body">
          <strong>
            {row.kept} of {all}
          </strong>{' '}
          kept in time
        </p>
      ) : (
        <>
          <p className="govuk-body">
            <strong>{sayShare(row.kept / all)}</strong> kept in time
          </p>
          <ScoreBar {...row} />
        </>
      )}
      <Counts row={row} />
      {times && <P>{times}</P>}
      <p className="govuk-body-s">
        {row.clockId}, version {row.charter.version} of the charter. {row.source}.
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
    <SummaryList
      rows={counts
        .filter(([, count, always]) => always || count > 0)
        .map(([name, count]) => [name, sayNumber(count)] as const)}
    />
  );
}

function Rate({ rate: { promiseId, source, share, atLeast, atMost } }: { rate: PublicRate }) {
  return (
    <div className="clock">
      {atLeast !== undefined && (
        <p className="govuk-body">
          We promise at least <strong>{atLeast} %</strong>.
        </p>
      )}
      {atMost !== undefined && (
        <p className="govuk-body">
          We promise at most <strong>{atMost} %</strong>.
        </p>
      )}
      <p className="govuk-body">
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
      <P>{share.definition}</P>
      <p className="govuk-body-s">
        {promiseId}. {source}.
      </p>
    </div>
  );
}

function HowWeCount({ board: { charter, countedAt }, zone }: { board: PublicScoreboard; zone: string }) {
  const at = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: zone });
  return (
    <Details summary="How we count">
      <ul className="govuk-list govuk-list--bullet">
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
          “Half” and “nine in ten” tell of times that were really taken, late ones included. Working hours and
          days are those of our opening hours.
        </li>
        <li>With fewer than {ENOUGH} we give numbers only.</li>
      </ul>
      <p className="govuk-body-s">
        {charter}. Counted on {at.format(countedAt)}.
      </p>
    </Details>
  );
}
