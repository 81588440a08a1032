import type { AheadSide, LookedAheadView } from '@frontdoor/contracts';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ChartPanel } from '../../ui/chart-panel.js';
import { Panel } from '../../ui/panel.js';
import { WideTable } from '../../ui/wide-table.js';
import { MissedPlot, missedRows } from './missed-plot.js';
import { sayDifference, sayEstimate, sayVerdict } from './say-estimate.js';
import './look-ahead.css';
import { many } from '../../ui/many.js';

interface Props {
  result: LookedAheadView;
  /** What the two sides are called. */
  names?: readonly [string, string];
}

const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 });

const AllRow = ({ asItIs, changed }: { asItIs: AheadSide; changed: AheadSide | null }) => (
  <tr>
    <th scope="row">All promises</th>
    <td className="number">{sayEstimate(asItIs.kept)}</td>
    <td className="number">{sayEstimate(asItIs.missed)}</td>
    {changed && (
      <>
        <td className="number">{sayEstimate(changed.kept)}</td>
        <td className="number">{sayEstimate(changed.missed)}</td>
        <td className="number">{sayDifference(changed.missedMore)}</td>
      </>
    )}
  </tr>
);

/** Promises kept and missed, per promise, as it is and with what was changed; everything with its interval. */
const Promises = ({ result: { asItIs, changed }, names = NAMES }: Props) => (
  <WideTable label="Promises kept and missed">
    <thead>
      <tr>
        <th scope="col">Promise</th>
        <th scope="col" className="number">
          Kept, {names[0].toLowerCase()}
        </th>
        <th scope="col" className="number">
          Missed, {names[0].toLowerCase()}
        </th>
        {changed && (
          <>
            <th scope="col" className="number">
              Kept, {names[1].toLowerCase()}
            </th>
            <th scope="col" className="number">
              Missed, {names[1].toLowerCase()}
            </th>
            <th scope="col" className="number">
              Missed more
            </th>
          </>
        )}
      </tr>
    </thead>
    <tbody>
      <AllRow asItIs={asItIs} changed={changed} />
      {asItIs.promises.map((promise) => {
        const other = changed?.promises.find(({ id }) => id === promise.id);
        return (
          <tr key={promise.id}>
            <th scope="row">{promise.title}</th>
            <td className="number">{sayEstimate(promise.kept)}</td>
            <td className="number">{sayEstimate(promise.missed)}</td>
            {changed && (
              <>
                <td className="number">{other ? sayEstimate(other.kept) : '–'}</td>
                <td className="number">{other ? sayEstimate(other.missed) : '–'}</td>
                <td className="number">{other ? sayDifference(other.missedMore) : '–'}</td>
              </>
            )}
          </tr>
        );
      })}
    </tbody>
  </WideTable>
);

const NAMES = ['As it is', 'With the change'] as const;

/** What a simulation came to: in a sentence, as a table, by half-hour, and what it took for granted. */
export const LookedAhead = ({ result, names = NAMES }: Props) => {
  const zone = useZone();
  const now = useNow();
  const { asItIs, changed, there, runs, seed, from, until, assumptions } = result;
  return (
    <>
      <Panel title={changed ? 'What it does' : 'What is to be expected'}>
        <div className="panel-body">
          <p className="ahead-verdict" role="status">
            {changed
              ? sayVerdict(changed.missedMore, changed.keptMore)
              : `About ${sayEstimate(asItIs.missed)} promises missed at today’s pace, by simulation.`}
          </p>
          <p className="quiet small">
            {shortTime(from, now, zone)} to {shortTime(until, now, zone)}, {many(runs, 'simulation')} of each
            side with the same chance (seed {seed}). It began with {there.waiting} waiting and {there.inHand}{' '}
            in hand, {there.alreadyMissed} of these missed already, which count no more;{' '}
            {there.people === 1 ? '1 person is or comes' : `${there.people} people are or come`} there, with
            work {percent.format(asItIs.busy.mean)} of their time
            {changed && `, ${percent.format(changed.busy.mean)} ${names[1].toLowerCase()}`}; about{' '}
            {many(Math.round(there.expected), 'contact is', 'contacts are')} expected. In brackets: between
            what it lies with 95 %.
          </p>
        </div>
        <Promises result={result} names={names} />
      </Panel>
      <ChartPanel
        title="Missed by half-hour"
        chart={
          <div className="panel-body">
            <MissedPlot asItIs={asItIs} changed={changed} names={names} />
          </div>
        }
        table={
          <WideTable label="Missed by half-hour">
            <thead>
              <tr>
                <th scope="col">Fall due from</th>
                <th scope="col" className="number">
                  {names[0]}
                </th>
                {changed && (
                  <th scope="col" className="number">
                    {names[1]}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {missedRows(result, zone).map((row) => (
                <tr key={row.time}>
                  <th scope="row">{row.time}</th>
                  <td className="number">{row.now}</td>
                  {row.changed !== null && <td className="number">{row.changed}</td>}
                </tr>
              ))}
            </tbody>
          </WideTable>
        }
      />
      <Panel title="What it took for granted">
        <ul className="ahead-notes panel-body small">
          {assumptions.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Panel>
    </>
  );
};
