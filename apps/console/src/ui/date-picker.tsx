import { type CalendarDate, type DateValue, parseAbsolute, parseDate } from '@internationalized/date';
import { Button } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar';
import { DateInput as DateParts, DatePicker as Picker, DateSegment } from 'react-aria-components/DatePicker';
import { Dialog } from 'react-aria-components/Dialog';
import { FieldError } from 'react-aria-components/FieldError';
import { Group } from 'react-aria-components/Group';
import { Heading } from 'react-aria-components/Heading';
import { Label } from 'react-aria-components/Label';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { useZone } from '../time/zone.js';
import { Icon } from './icon.js';
import './field.css';
import './date-picker.css';

interface PickerProps<Value extends DateValue> {
  label: string;
  hint?: string | undefined;
  granularity: 'day' | 'minute';
  value: Value | null;
  min?: DateValue | undefined;
  max?: DateValue | undefined;
  onChange: (value: Value | null) => void;
}

/** A date, with or without a time: typed part by part or picked from a month. */
const DatePicker = <Value extends DateValue>(props: PickerProps<Value>) => {
  const { label, hint, min, max, value, granularity, onChange } = props;
  return (
    <Picker
      className="field"
      granularity={granularity}
      hideTimeZone
      shouldForceLeadingZeros
      validationBehavior="aria"
      value={value}
      onChange={(next) => onChange(next as Value | null)}
      {...(min ? { minValue: min } : {})}
      {...(max ? { maxValue: max } : {})}
    >
      <Label>{label}</Label>
      <Group className="date-group">
        <DateParts className="date-fields">
          {(segment) => <DateSegment className="date-segment" segment={segment} />}
        </DateParts>
        <Button className="date-open">
          <Icon name="calendar" />
        </Button>
      </Group>
      {hint && <Text slot="description">{hint}</Text>}
      <FieldError className="field-error" />
      <Popover className="popover">
        <Dialog className="date-dialog">
          <Calendar>
            <header className="month-head">
              <Button slot="previous" className="button button-quiet button-small">
                <Icon name="left" />
              </Button>
              <Heading className="month-name" />
              <Button slot="next" className="button button-quiet button-small">
                <Icon name="right" />
              </Button>
            </header>
            <CalendarGrid className="month-grid" weekdayStyle="short">
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell className="month-weekday">{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(date) => <CalendarCell className="month-day" date={date} />}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </Picker>
  );
};

interface DateInputProps {
  label: string;
  hint?: string;
  /** A calendar day, YYYY-MM-DD; null while no whole one is there. */
  value: string | null;
  earliest?: CalendarDate;
  latest?: CalendarDate;
  onChange: (date: string | null) => void;
}

/** A calendar day. */
export const DateInput = ({ label, hint, value, earliest, latest, onChange }: DateInputProps) => (
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

interface TimeInputProps {
  label: string;
  hint?: string;
  /** An instant; null while no whole one is there. */
  value: string | null;
  min?: string | undefined;
  max?: string | undefined;
  onChange: (instant: string | null) => void;
}

/** An instant, as date and time in the organisation's zone. */
export const TimeInput = ({ label, hint, value, min, max, onChange }: TimeInputProps) => {
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
