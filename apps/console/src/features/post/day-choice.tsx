import { DateInput } from '../../ui/date-picker.js';
import { Segments } from '../../ui/segments.js';
import { fullDate } from '../../time/format.js';
import { useToday } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { dayAt, dayOf, type SaidDay } from './received-day.js';

const OPTIONS = [
  { value: 'today', label: 'Today' },
  { value: 'yesterday', label: 'Yesterday' },
  { value: 'other', label: 'Another day' },
] as const;

type Named = (typeof OPTIONS)[number]['value'];

interface Props {
  label: string;
  said: SaidDay;
  onChange: (said: SaidDay) => void;
}

/** The day on the stamp, always in full words: the day of the scan is another matter. */
export const DayChoice = ({ label, said, onChange }: Props) => {
  const zone = useZone();
  const now = useToday(zone);
  const day = dayOf(said, now, zone);
  const isOther = typeof said === 'object' && said !== null;
  return (
    <div className="day-choice">
      <p className="day-choice-label">{label}</p>
      <Segments<Named>
        label={label}
        value={isOther ? 'other' : (said ?? ('' as Named))}
        options={OPTIONS}
        onChange={(named) => onChange(named === 'other' ? { date: day } : named)}
      />
      {isOther && (
        <DateInput
          label="Day on the stamp"
          value={said.date}
          latest={dayAt(now, zone)}
          onChange={(date) => onChange({ date })}
        />
      )}
      <p role="status" className={day === null ? 'day-choice-missing' : undefined}>
        {day === null ? (
          'Say on which day it came.'
        ) : (
          <>
            <strong>{fullDate(day)}</strong>: promises are counted from this day.
          </>
        )}
      </p>
    </div>
  );
};
