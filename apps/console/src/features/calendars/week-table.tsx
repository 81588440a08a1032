import { Day } from '../../ui/day.js';
import { type DayHours, hoursInWords, minutesOf } from '../../casework/week.js';
import './week-table.css';

const DAY_MINUTES = 24 * 60;
const percent = (minutes: number) => `${(minutes / DAY_MINUTES) * 100}%`;

/** A week as bars on a day of 24 hours, with the hours in words beside them. */
export const WeekTable = ({ days, label }: { days: readonly DayHours[]; label: string }) => (
  <table className="week-table">
    <caption className="visually-hidden">{label}: the next seven days</caption>
    <colgroup>
      <col className="week-col-day" />
      <col />
      <col className="week-col-hours" />
    </colgroup>
    <tbody>
      {days.map(({ date, hours, because }) => (
        <tr key={date}>
          <th scope="row">
            <Day date={date} />
          </th>
          <td>
            <svg className="week-bar" aria-hidden="true">
              <rect className="week-day" width="100%" height="100%" rx="3" />
              {[6, 12, 18].map((hour) => (
                <line
                  key={hour}
                  className="week-tick"
                  x1={percent(hour * 60)}
                  x2={percent(hour * 60)}
                  y2="100%"
                />
              ))}
              {hours.map((span) => {
                const [from, to] = minutesOf(span);
                return (
                  <rect
                    key={span}
                    className="week-open"
                    x={percent(from)}
                    width={percent(to - from)}
                    height="100%"
                    rx="3"
                  />
                );
              })}
            </svg>
          </td>
          <td className={hours.length === 0 ? 'quiet' : 'figures'}>
            {hoursInWords(hours)}
            {because && <span className="week-because small">{because}</span>}
          </td>
        </tr>
      ))}
    </tbody>
    <tfoot aria-hidden="true">
      <tr>
        <td colSpan={3}>
          <div className="week-axis">
            {[0, 6, 12, 18, 24].map((hour) => (
              <span key={hour}>{hour}</span>
            ))}
          </div>
        </td>
      </tr>
    </tfoot>
  </table>
);
