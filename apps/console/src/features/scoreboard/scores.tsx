import type { Scoreboard } from '@frontdoor/contracts';
import { Message } from '../../ui/message.js';
import { Day } from '../../ui/day.js';
import { AuditsSection } from './audits-section.js';
import { MonthsPanel } from './months-panel.js';
import { OutcomesPanel } from './outcomes-panel.js';
import { Patterns } from './patterns.js';
import { ScoreTable } from './score-table.js';
import type { Sort } from './sort.js';
import { StepsSection } from './steps-section.js';
import { TopFigures } from './top-figures.js';

interface Props {
  board: Scoreboard;
  sort: Sort;
  onSort: (sort: Sort) => void;
}

/** Everything there is to say about a period, the most important first. */
export const Scores = ({ board, sort, onSort }: Props) => (
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
