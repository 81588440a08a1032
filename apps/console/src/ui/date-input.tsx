import { parseDate, type CalendarDate } from '@internationalized/date';
import { DatePicker } from './date-picker.js';

interface Props {
  label: string;
  hint?: string;
  /** A calendar day, YYYY-MM-DD; null while no whole one is there. */
  value: string | null;
  earliest?: CalendarDate;
  latest?: CalendarDate;
  onChange: (date: string | null) => void;
}

/** A calendar day. */
export const DateInput = ({ label, hint, value, earliest, latest, onChange }: Props) => (
  <DatePicker
    label={label}
    hint={hint}
    granularity="day"
    value={value === null || value === '' ? null : parseDate(value)}
    min={earliest}
    max={latest}
    onChange={(next) => onChange(next?.toString() ?? null)}
  />
);
