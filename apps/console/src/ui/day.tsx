import { dayInWords } from '../time/format.js';
import { useNow } from '../time/use-now.js';
import './day.css';

/** A calendar day such as `Tue 24 Nov`, with the year when it is not this one. A day is the same in every zone. */
export const Day = ({ date }: { date: string }) => {
  const now = useNow();
  return (
    <time className="figures day" dateTime={date}>
      {dayInWords(`${date}T12:00:00Z`, now, 'UTC')}
    </time>
  );
};
