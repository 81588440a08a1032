import type { CalendarView } from '@frontdoor/contracts';
import { Day } from '../../ui/day.js';
import { nationsInWords } from './nations.js';

/** The bank holidays of the next twelve months, and until when they are known. */
export const HolidayList = ({ calendar: { holidays, holidaysKnownUntil } }: { calendar: CalendarView }) => (
  <section className="holidays">
    <h3>
      Bank holidays of the next 12 months
      {holidaysKnownUntil && (
        <span className="holidays-known quiet">
          {' '}
          (known until <Day date={holidaysKnownUntil} />)
        </span>
      )}
    </h3>
    {holidays.length === 0 ? (
      <p className="quiet">None: this calendar takes no account of them.</p>
    ) : (
      <ul className="holiday-list">
        {holidays.map(({ date, title, nations }) => (
          <li key={`${date} ${title}`}>
            <Day date={date} />
            <span>
              {title}
              <span className="holiday-nations quiet small">{nationsInWords(nations)}</span>
            </span>
          </li>
        ))}
      </ul>
    )}
  </section>
);
