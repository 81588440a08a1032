import { parseAbsolute } from '@internationalized/date';
import { useZone } from '../time/zone.js';
import { DatePicker } from './date-picker.js';

interface Props {
  label: string;
  hint?: string;
  /** An instant; null while no whole one is there. */
  value: string | null;
  min?: string | undefined;
  max?: string | undefined;
  onChange: (instant: string | null) => void;
}

/** An instant, as date and time in the organisation's zone. */
export const TimeInput = ({ label, hint, value, min, max, onChange }: Props) => {
  const zone = useZone();
  return (
    <DatePicker
      label={label}
      hint={hint}
      granularity="minute"
      value={value === null ? null : parseAbsolute(value, zone)}
      min={min === undefined ? undefined : parseAbsolute(min, zone)}
      max={max === undefined ? undefined : parseAbsolute(max, zone)}
      onChange={(next) => onChange(next?.toAbsoluteString() ?? null)}
    />
  );
};
