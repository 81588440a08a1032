import type { CalendarView } from '@frontdoor/contracts';
import { Day } from '../../ui/day.js';
import { hoursInWords } from './week.js';

/** Days to come on which it is closed, or open at other hours. */
export const ClosureList = ({ closures }: Pick<CalendarView, 'closures'>) =>
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
