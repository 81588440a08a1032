import { Link } from 'react-router';
import { Badge } from '../../ui/badge.js';
import { Day } from '../../ui/day.js';
import { Icon } from '../../ui/icon.js';
import { WideTable } from '../../ui/wide-table.js';
import type { ShiftWeek } from './shift-week.js';

type Person = ShiftWeek['people'][number];

/** What one person does on one day. */
const Shifts = ({ day: { shifts, appointments, isAway } }: { day: Person['days'][number] }) => (
  <>
    {shifts.map(({ from, text, team, place }) => (
      <p key={from} className="shift">
        <span className="figures">{text}</span>
        {(team ?? place) && (
          <span className="quiet small shift-where">{[team, place].filter(Boolean).join(', ')}</span>
        )}
      </p>
    ))}
    {appointments.map(({ id, text, kind, enquiry }) => (
      <p key={id} className="shift shift-appointment">
        <Icon name={kind === 'home' ? 'house' : 'visit'} size={16} />
        <span>
          <span className="figures">{text}</span>
          <Link className="small shift-where" to={`/enquiries/${enquiry.id}`}>
            {kind === 'home' ? 'Home visit' : 'Appointment'}, {enquiry.reference}
          </Link>
        </span>
      </p>
    ))}
    {isAway && <Badge tone="risk">Away</Badge>}
    {shifts.length + appointments.length === 0 && !isAway && (
      <>
        <span className="quiet" aria-hidden="true">
          –
        </span>
        <span className="visually-hidden">no shift</span>
      </>
    )}
  </>
);

/** A week with a row for each person and a column for each day. */
export const ShiftTable = ({ week: { days, people, today } }: { week: ShiftWeek }) => (
  <WideTable label="Who is on when">
    <caption className="visually-hidden">Who is on when, a row for each person</caption>
    <thead>
      <tr>
        <th scope="col">Name</th>
        {days.map(({ date, open, isPlanned }) => (
          <th key={date} scope="col" aria-current={date === today ? 'date' : undefined} className="shift-day">
            <Day date={date} />
            {date === today && <span className="shift-today"> today</span>}
            <span className="shift-open">{open.length > 0 ? `open ${open.join(', ')}` : 'closed'}</span>
            {!isPlanned && open.length > 0 && <span className="shift-open">not planned</span>}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {people.map(({ id, name, team, isOnNow, days: own }) => (
        <tr key={id}>
          <th scope="row" className="shift-person">
            <bdi>{name}</bdi>
            <span className="quiet small shift-where">{team}</span>
            {isOnNow && <Badge tone="good">On now</Badge>}
          </th>
          {own.map((day, i) => (
            <td key={days[i]!.date} aria-current={days[i]!.date === today ? 'date' : undefined}>
              <Shifts day={day} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </WideTable>
);
