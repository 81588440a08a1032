import { today } from '@internationalized/date';
import { api } from '@frontdoor/contracts';
import { useSearchParams } from 'react-router';
import { hrefOf } from '../../api/client.js';
import { useZone } from '../../time/zone.js';
import { Icon } from '../../ui/icon.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { ScoreFilters } from './score-filters.js';
import { Scores } from './scores.js';
import { useScoreboard } from './use-scoreboard.js';
import { queryOf, searchOf, viewOf } from './view.js';
import './scoreboard-page.css';

/** How the promises were kept. The view is in the address, so that it can be shared. */
export const ScoreboardPage = () => {
  const [search, setSearch] = useSearchParams();
  const view = viewOf(search, today(useZone()));
  const scores = useScoreboard(view);
  const show = (next: typeof view) => setSearch(searchOf(next), { replace: true });
  return (
    <Page
      title="Scoreboard"
      actions={
        <a
          className="button button-plain button-normal"
          href={hrefOf(api.readScoreboardCsv, { query: queryOf(view) })}
          download
        >
          <Icon name="download" /> Download CSV
        </a>
      }
    >
      <ScoreFilters view={view} onChange={show} />
      <div className="scores" aria-busy={scores.isPlaceholderData}>
        <Loaded query={scores} rows={8}>
          {(board) => <Scores board={board} sort={view.sort} onSort={(sort) => show({ ...view, sort })} />}
        </Loaded>
      </div>
    </Page>
  );
};
