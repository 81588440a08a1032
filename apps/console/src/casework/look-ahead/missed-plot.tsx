import type { AheadSide, LookedAheadView } from '@frontdoor/contracts';
import { clockTime } from '../../time/format.js';
import { useZone } from '../../time/zone.js';
import { sayEstimate } from './say-estimate.js';

const MANY = 14;

interface Props {
  asItIs: AheadSide;
  changed: AheadSide | null;
  names: readonly [string, string];
}

/** Promises missed by the half-hour in which they fall due, with their intervals; hatched as it is, plain with the change. */
export const MissedPlot = ({ asItIs, changed, names }: Props) => {
  const zone = useZone();
  const sides = changed ? [asItIs, changed] : [asItIs];
  const all = sides.flatMap(({ missedByPeriod }) => missedByPeriod.map(({ missed }) => missed.high));
  const top = Math.max(1, ...all);
  const periods = asItIs.missedByPeriod;
  const width = 100 / periods.length;
  const every = Math.ceil(periods.length / MANY);
  const share = 0.7 / sides.length;
  return (
    <>
      <svg
        className="ahead-plot"
        role="img"
        aria-label={`Promises missed by half-hour: ${sayEstimate(asItIs.missed)} in all as it is${changed ? `, ${sayEstimate(changed.missed)} ${names[1].toLowerCase()}` : ''}. The table has every half-hour.`}
      >
        <defs>
          <pattern id="ahead-hatched" width="6" height="6" patternUnits="userSpaceOnUse">
            <rect className="ahead-hatch-ground" width="6" height="6" />
            <path className="ahead-hatch" d="M-1 1 1-1M0 6 6 0M5 7 7 5" />
          </pattern>
        </defs>
        {[1, 0.5, 0].map((part) => (
          <g key={part}>
            <line className="ahead-line" x2="100%" y1={`${(1 - part) * 100}%`} y2={`${(1 - part) * 100}%`} />
            <text className="ahead-label" x="-6" y={`${(1 - part) * 100}%`} dy="4">
              {Math.round(top * part * 10) / 10}
            </text>
          </g>
        ))}
        {periods.map(({ from }, index) =>
          sides.map((side, number) => {
            const { mean, low, high } = side.missedByPeriod[index]!.missed;
            const x = index * width + width * (0.15 + number * share);
            const up = (value: number) => `${100 - (Math.max(value, 0) / top) * 100}%`;
            const middle = `${x + (width * share) / 2}%`;
            return (
              <g key={`${from} ${number}`}>
                <title>{`${clockTime(from, zone)}, ${names[number]}: ${sayEstimate({ mean, low, high })}`}</title>
                <rect
                  className={number === 0 ? 'ahead-bar-now' : 'ahead-bar-changed'}
                  x={`${x}%`}
                  y={up(mean)}
                  width={`${width * share}%`}
                  height={`${(mean / top) * 100}%`}
                />
                {high > 0 && (
                  <line className="ahead-whisker" x1={middle} x2={middle} y1={up(low)} y2={up(high)} />
                )}
              </g>
            );
          }),
        )}
      </svg>
      <div className="ahead-times" aria-hidden="true">
        {periods.map(({ from }, index) => (
          <span key={from}>{index % every === 0 && clockTime(from, zone)}</span>
        ))}
      </div>
      <ul className="ahead-legend" aria-label="Bars">
        {sides.map((_, number) => (
          <li key={names[number]}>
            <svg width="18" height="14" aria-hidden="true">
              <rect
                className={number === 0 ? 'ahead-bar-now' : 'ahead-bar-changed'}
                x="0.5"
                y="0.5"
                width="17"
                height="13"
              />
            </svg>
            {names[number]}
          </li>
        ))}
      </ul>
    </>
  );
};

/** The same as a table. */
export const missedRows = (
  { asItIs, changed }: Pick<LookedAheadView, 'asItIs' | 'changed'>,
  zone: string,
): { time: string; now: string; changed: string | null }[] =>
  asItIs.missedByPeriod.map(({ from, missed }, index) => ({
    time: clockTime(from, zone),
    now: sayEstimate(missed),
    changed: changed ? sayEstimate(changed.missedByPeriod[index]!.missed) : null,
  }));
