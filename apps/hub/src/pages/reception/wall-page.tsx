import { CHANNELS, type LiveBoard } from '@frontdoor/contracts';
import { clockAt } from '@frontdoor/kernel';
import type { Frame } from '../../govuk/frame.js';
import { devicePage } from './device-page.js';

interface Props extends Frame {
  address: string;
  board: LiveBoard;
  /** Epoch milliseconds. */
  now: number;
}

/** As often a screen without a script loads itself again. */
const AGAIN_SECONDS = 10;
/** More would be too small to read from the other end of a room. */
const MOST_SERVICES = 6;
const MINUTE = 60_000;

/** `3 h 20 min`, `12 min`, `2 days`. */
function since(instant: string | null, now: number): string {
  if (instant === null) return '–';
  const minutes = Math.max(Math.floor((now - Date.parse(instant)) / MINUTE), 0);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.floor(minutes / 60 / 24)} days`;
}

const Figure = ({ value, label, tone }: { value: number | string; label: string; tone?: 'risk' | 'bad' }) => (
  <div className={`wall-figure${tone ? ` wall-${tone}` : ''}`}>
    <p className="wall-value">
      {tone && <span aria-hidden="true">{tone === 'bad' ? '✕ ' : '▲ '}</span>}
      {value}
    </p>
    <p className="wall-label">{label}</p>
  </div>
);

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);

const Services = ({ board, now }: { board: LiveBoard; now: number }) => {
  const pressing = board.services
    .toSorted(
      (a, b) =>
        b.missed - a.missed || b.missedAhead - a.missedAhead || b.atRisk - a.atRisk || b.waiting - a.waiting,
    )
    .slice(0, MOST_SERVICES);
  if (pressing.length === 0) return <p className="govuk-body-l">Nothing waits.</p>;
  return (
    <table className="wall-table">
      <thead>
        <tr>
          <th scope="col">Service</th>
          <th scope="col">Waiting</th>
          <th scope="col">Longest</th>
          <th scope="col">At risk</th>
          <th scope="col">Missed</th>
          <th scope="col">Next {board.aheadHours} hours</th>
        </tr>
      </thead>
      <tbody>
        {pressing.map(({ slug, name, waiting, oldestAt, atRisk, missed, missedAhead }) => (
          <tr key={slug}>
            <th scope="row">{name}</th>
            <td>{waiting}</td>
            <td>{since(oldestAt, now)}</td>
            <td className={atRisk > 0 ? 'wall-risk' : ''}>{atRisk}</td>
            <td className={missed > 0 ? 'wall-bad' : ''}>{missed}</td>
            <td className={missedAhead > 0 ? 'wall-bad' : ''}>
              {missedAhead === 0 ? 'none' : `${missedAhead} more missed`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** How the centre stands, for everybody in the room: figures alone. A script keeps it up to date and says when it cannot. */
export const wallPage = ({ address, board, now, ...frame }: Props): string => {
  const at = clockAt(now, board.zone);
  const { services, agents, calls, channels, aheadHours, isAtLeast } = board;
  const risk = sum(services.map((each) => each.atRisk));
  const missed = sum(services.map((each) => each.missed));
  const ahead = sum(services.map((each) => each.missedAhead));
  const there = agents.available + agents.busy + agents.wrapUp;
  return devicePage({
    ...frame,
    ...{ kind: 'wall', lang: 'en-GB', title: 'How we stand' },
    again: { seconds: AGAIN_SECONDS, url: address },
    children: (
      <>
        <h1 className="govuk-visually-hidden">How we stand</h1>
        <p className="device-stale" role="status" data-stale="" hidden>
          This screen is not current: it shows how it was at <span data-current-at="">{at}</span>. Its
          connection is lost; it goes on by itself.
        </p>
        <div data-live={address} data-at={at}>
          <div className="wall-figures">
            <Figure value={sum(services.map((each) => each.waiting))} label="waiting" />
            <Figure value={risk} label="at risk" {...(risk > 0 ? { tone: 'risk' as const } : {})} />
            <Figure value={missed} label="missed" {...(missed > 0 ? { tone: 'bad' as const } : {})} />
            <Figure
              value={calls.waiting}
              label={
                calls.longestSince
                  ? `calls wait, the longest ${since(calls.longestSince, now)}`
                  : 'calls wait'
              }
              {...(calls.waiting > 0 ? { tone: 'risk' as const } : {})}
            />
            <Figure value={`${agents.available} of ${there}`} label="free for work" />
          </div>
          <Services board={board} now={now} />
          <p className="wall-foot">
            {channels.map(({ channel, waiting }) => `${CHANNELS[channel].label} ${waiting}`).join(' · ')}
          </p>
          <p className="wall-foot">
            {ahead === 0
              ? `At the pace of the last hour nothing more is missed in the next ${aheadHours} hours.`
              : `At the pace of the last hour ${ahead} more ${ahead === 1 ? 'is' : 'are'} missed in the next ${aheadHours} hours.`}{' '}
            A quick estimate{isAtLeast ? ', of the most urgent alone' : ''}. As at {at}.
          </p>
        </div>
      </>
    ),
  });
};
