import type { CalendarView } from '@frontdoor/contracts';
import { Day } from '../ui/day.js';
import { nationsInWords } from './nations.js';

/** The bank holidays of the next twelve months, and until when they are known. */
export const HolidayList = ({ calendar: { holidays, holidaysKnownUntil } }: { calendar: CalendarView }) => (
  <>
    <h3 className="holidays-head">Bank holidays of the next 12 months</h3>
    {holidays.length === 0 ? (
      <p className="quiet">None: this calendar takes no account of them.</p>
    ) : (
      <ul className="dated-list">
        {holidays.map(({ date, title, nations }) => (
          <li key={`${date} ${title}`}>
            <Day date={date} />
            <span>
              {title} <span className="quiet small">{nationsInWords(nations)}</span>
            </span>
          </li>
        ))}
      </ul>
    )}
    {holidaysKnownUntil && (
      <p className="quiet small">
        Known until <Day date={holidaysKnownUntil} />.
      </p>
    )}
  </>
);
