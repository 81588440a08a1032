import { today } from '@internationalized/date';
import { useState } from 'react';
import { useZone } from '../../time/zone.js';
import { DateInput } from '../../ui/date-picker.js';
import { Radios } from '../../ui/radios.js';
import { TextInput } from '../../ui/text-input.js';
import { HoursInput } from '../../casework/hours-input.js';
import { CalendarChoice } from './change-fields.js';
import { ChangeForm, type ChangeFormProps } from './change-form.js';
import { readHours } from '../../casework/week.js';

const ways = [
  { value: 'closed', label: 'Closed all day' },
  { value: 'hours', label: 'Open at other hours' },
] as const;

/** A day on which it is closed, or open at other hours. */
export const ClosureForm = ({ calendars, shut }: ChangeFormProps) => {
  const [calendar, setCalendar] = useState(calendars[0]?.name ?? '');
  const [date, setDate] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const [way, setWay] = useState<(typeof ways)[number]['value']>('closed');
  const [text, setText] = useState('9:00-12:00');
  const hours = way === 'closed' ? [] : readHours(text);
  const isWhole = title.trim().length >= 3 && hours !== null && (way === 'closed' || hours.length > 0);
  return (
    <ChangeForm
      shut={shut}
      change={
        date && isWhole
          ? { kind: 'closure', calendar, date, title, ...(hours.length > 0 ? { hours } : {}) }
          : null
      }
    >
      <CalendarChoice calendars={calendars} value={calendar} onChange={setCalendar} />
      <DateInput label="Date" earliest={today(useZone())} value={date} onChange={setDate} />
      <TextInput
        label="Title"
        hint="Why, as it will be told when somebody asks for the due time: Staff training"
        value={title}
        onChange={setTitle}
        maxLength={200}
      />
      <Radios label="On that day" value={way} options={ways} onChange={setWay} />
      {way === 'hours' && <HoursInput label="Hours" value={text} onChange={setText} />}
    </ChangeForm>
  );
};
