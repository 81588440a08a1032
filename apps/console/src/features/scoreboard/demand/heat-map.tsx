import { type Demand, WEEKDAYS } from '@frontdoor/contracts';
import { weekdayWord } from '../../../casework/week.js';
import { Panel } from '../../../ui/panel.js';
import { WideTable } from '../../../ui/wide-table.js';
import { tenths } from '../numbers.js';
import { hoursOf, type WeekOfHours } from './demand.js';

/** How full an hour is, from 0 to 5 of the fullest. */
const level = (aDay: number, most: number): number => (most === 0 ? 0 : Math.ceil((aDay / most) * 5));

/** Weekdays by hours: the more come, the darker; hours that are open have a line below them. */
export const HeatMap = ({ demand, week }: { demand: Demand; week: WeekOfHours }) => {
  const rows = WEEKDAYS.map((day, weekday) => ({ day, hours: hoursOf(demand, week, weekday) }));
  const most = Math.max(...rows.flatMap(({ hours }) => hours.map(({ aDay }) => aDay ?? 0)));
  return (
    <Panel title="When they came">
      <p className="quiet small panel-body">
        Contacts in each hour of a day, on average. <span className="demand-key">Open hours</span> have a line
        below.
      </p>
      <WideTable label="Contacts by weekday and hour">
        <thead>
          <tr>
            <th scope="col">Day</th>
            {rows[0]?.hours.map(({ hour }) => (
              <th key={hour} scope="col" className="demand-hour">
                <span className="visually-hidden">from </span>
                {hour}
                <span className="visually-hidden"> o’clock</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ day, hours }) => (
            <tr key={day}>
              <th scope="row">{weekdayWord(day)}</th>
              {hours.map(({ hour, aDay, isOpen }) => (
                <td
                  key={hour}
                  className={`demand-cell demand-level-${level(aDay ?? 0, most)}${isOpen ? ' demand-open' : ''}`}
                >
                  {aDay === null ? '–' : tenths(aDay)}
                  {isOpen && <span className="visually-hidden">, open</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </WideTable>
    </Panel>
  );
};
