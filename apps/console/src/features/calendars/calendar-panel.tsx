import type { CalendarView } from '@frontdoor/contracts';
import { today } from '@internationalized/date';
import { Day } from '../../ui/day.js';
import { Panel } from '../../ui/panel.js';
import { ClosureList } from './closure-list.js';
import { HolidayList } from './holiday-list.js';
import { daysFrom, weekInWords } from './week.js';
import { WeekTable } from './week-table.js';

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
