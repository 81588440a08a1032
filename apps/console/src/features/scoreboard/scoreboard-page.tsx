import { api, type Scoreboard } from '@frontdoor/contracts';
import { today } from '@internationalized/date';
import { Link, useSearchParams } from 'react-router';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call, hrefOf } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useZone } from '../../time/zone.js';
import { Day } from '../../ui/day.js';
import { mayUse, useMe } from '../../session/me.js';
import { Icon } from '../../ui/icon.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Page } from '../../ui/page.js';
import { HandoverTable } from './handover-table.js';
import { MonthsPanel } from './months-panel.js';
import { OutcomesPanel } from './outcomes-panel.js';
import { Patterns } from './patterns.js';
import { ScoreFilters } from './score-filters.js';
import { ScoreTable } from './score-table.js';
import type { Sort } from './sort.js';
import { AuditsSection, StepsSection } from './steps-and-audits.js';
import { TopFigures } from './top-figures.js';
import { queryOf, searchOf, type View, viewOf } from './view.js';
import './scoreboard-page.css';

/** The figures of a view. A year may be millions of rows to the hub, so they are not asked for again without need. */
const useScoreboard = (view: View) => {
  const query = queryOf(view);
  return useQuery({
    queryKey: [...keys.scoreboard, query],
    queryFn: ({ signal }) => call(api.readScoreboard, { query }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
};

interface Props {
  board: Scoreboard;
  sort: Sort;
  onSort: (sort: Sort) => void;
}

/** Everything there is to say about a period, the most important first. */
const Scores = ({ board, sort, onSort }: Props) => (
  <>
    <p className="quiet">
      Promises that began from <Day date={board.from} /> to <Day date={board.to} />, in the time of{' '}
      {board.zone}.
    </p>
    <TopFigures board={board} />
    {board.rows.length === 0 ? (
      <div className="panel">
        <Message icon="scoreboard" title="No promise began in this period.">
          <p>Choose a longer period, or take a filter away.</p>
        </Message>
      </div>
    ) : (
      <>
        <Patterns />
        <div className="scores-row">
          <MonthsPanel months={board.months} />
          <OutcomesPanel rows={board.rows} by={board.by} />
        </div>
        <ScoreTable rows={board.rows} by={board.by} sort={sort} onSort={onSort} />
      </>
    )}
    <div className="scores-row">
      <StepsSection steps={board.steps} />
      <AuditsSection audits={board.audits} />
    </div>
  </>
);

/** How the promises were kept. The view is in the address, so that it can be shared. */
export const ScoreboardPage = () => {
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const view = viewOf(search, today(useZone()));
  const scores = useScoreboard(view);
  const show = (next: typeof view) => setSearch(searchOf(next), { replace: true });
  return (
    <Page
      title="Scoreboard"
      actions={
        <>
          <Link className="button button-plain button-normal" to={`/scoreboard/demand?${searchOf(view)}`}>
            <Icon name="clock" /> Demand by hour
          </Link>
          {mayUse(me, api.readForecast) && (
            <Link className="button button-plain button-normal" to="/scoreboard/forecast">
              <Icon name="calendar" /> Forecast
            </Link>
          )}
          <a
            className="button button-plain button-normal"
            href={hrefOf(api.readScoreboardCsv, { query: queryOf(view) })}
            download
          >
            <Icon name="download" /> Download CSV
          </a>
        </>
      }
    >
      <ScoreFilters view={view} onChange={show} />
      <div className="scores" aria-busy={scores.isPlaceholderData}>
        <Loaded query={scores} rows={8}>
          {(board) => <Scores board={board} sort={view.sort} onSort={(sort) => show({ ...view, sort })} />}
        </Loaded>
        <HandoverTable view={view} />
      </div>
    </Page>
  );
};
