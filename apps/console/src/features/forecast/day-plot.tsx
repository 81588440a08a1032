import type { Forecast } from '@frontdoor/contracts';
import { clockOf, tenths } from './words.js';
import { many } from '../../ui/many.js';

const EVERY = 4;

/** Contacts of each half-hour as bars, and the people needed as a stepped line with dots; the table has every figure. */
export const DayPlot = ({ day: { halves, people, total } }: { day: Forecast['days'][number] }) => {
  const top = Math.max(1, ...halves, ...people);
  const width = 100 / halves.length;
  const up = (value: number) => `${100 - (value / top) * 100}%`;
  return (
    <>
      <svg
        className="forecast-plot"
        role="img"
        aria-label={`Contacts by half-hour, ${tenths(total)} in all; at most ${many(Math.max(...people), 'person is', 'people are')} needed at once. The table has every half-hour.`}
      >
        {[1, 0.5, 0].map((part) => (
          <g key={part}>
            <line className="forecast-line" x2="100%" y1={up(top * part)} y2={up(top * part)} />
            <text className="forecast-label" x="-6" y={up(top * part)} dy="4">
              {tenths(top * part)}
            </text>
          </g>
        ))}
        {halves.map((contacts, half) => (
          <g key={clockOf(half)}>
            <title>{`${clockOf(half)}: ${tenths(contacts)} contacts, ${many(people[half]!, 'person', 'people')}`}</title>
            <rect
              className="forecast-usual"
              x={`${(half + 0.15) * width}%`}
              y={up(contacts)}
              width={`${width * 0.7}%`}
              height={`${(contacts / top) * 100}%`}
            />
            <line
              className="forecast-people"
              x1={`${half * width}%`}
              x2={`${(half + 1) * width}%`}
              y1={up(people[half]!)}
              y2={up(people[half]!)}
            />
          </g>
        ))}
      </svg>
      <div className="forecast-times" aria-hidden="true">
        {halves.map((_, half) => (
          <span key={clockOf(half)}>{half % EVERY === 0 && clockOf(half)}</span>
        ))}
      </div>
      <ul className="forecast-legend" aria-label="Marks">
        <li>
          <svg width="18" height="14" aria-hidden="true">
            <rect className="forecast-usual" width="18" height="14" />
          </svg>
          Contacts
        </li>
        <li>
          <svg width="18" height="14" aria-hidden="true">
            <line className="forecast-people" x2="18" y1="7" y2="7" />
          </svg>
          People needed at once
        </li>
      </ul>
    </>
  );
};
