import type { CalendarView } from '@frontdoor/contracts';
import { today } from '@internationalized/date';
import { Day } from '../../ui/day.js';
import { Panel } from '../../ui/panel.js';
import { nationsInWords } from './calendar-words.js';
import { WeekTable } from './week-table.js';
import { daysFrom, hoursInWords, weekInWords } from '../../casework/week.js';

/** Days to come on which it is closed, or open at other hours. */
const ClosureList = ({ closures }: Pick<CalendarView, 'closures'>) =>
  closures.length === 0 ? (
    <p className="quiet">None.</p>
  ) : (
    <ul className="dated-list">
      {closures.map(({ date, title, hours }) => (
        <li key={date}>
          <Day date={date} />
          <span>
            {title}
            {hours.length > 0 && <span className="quiet">, open {hoursInWords(hours)}</span>}
          </span>
        </li>
      ))}
    </ul>
  );

/** The bank holidays of the next twelve months, and until when they are known. */
const HolidayList = ({ calendar: { holidays, holidaysKnownUntil } }: { calendar: CalendarView }) => (
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

/** One calendar: this week, its hours now and later, and the days on which it is closed. */
export const CalendarPanel = ({ calendar, zone }: { calendar: CalendarView; zone: string }) => (
  <Panel title={calendar.title} aside={<span className="quiet fixed small">{calendar.name}</span>}>
    <div className="panel-body calendar-parts">
      <section>
        <h3>The next seven days</h3>
        <WeekTable days={daysFrom(calendar, today(zone))} label={calendar.title} />
      </section>
      <section>
        <h3>Opening hours</h3>
        <ul className="dated-list">
          {calendar.hours.map(({ from, week }) => (
            <li key={from}>
              <span>
                {from === null ? (
                  'Usual'
                ) : (
                  <>
                    from <Day date={from} />
                  </>
                )}
              </span>
              <span>{weekInWords(week) || 'always closed'}</span>
            </li>
          ))}
        </ul>
        {calendar.assumption && <p className="quiet small">Assumed: {calendar.assumption}</p>}
        <h3>Closures to come</h3>
        <ClosureList closures={calendar.closures} />
      </section>
      <HolidayList calendar={calendar} />
    </div>
  </Panel>
);
