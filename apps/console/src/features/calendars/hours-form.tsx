import { WEEKDAYS } from '@frontdoor/contracts';
import { today } from '@internationalized/date';
import { useState } from 'react';
import { useZone } from '../../time/zone.js';
import { DateInput } from '../../ui/date-picker.js';
import { HoursInput } from '../../casework/hours-input.js';
import { CalendarChoice } from './change-fields.js';
import { ChangeForm, type ChangeFormProps } from './change-form.js';
import { readHours, type Week, weekdayWord } from '../../casework/week.js';

type Texts = Record<keyof Week, string>;

const textsOf = (week: Week | undefined): Texts =>
  Object.fromEntries(WEEKDAYS.map((day) => [day, week?.[day].join(', ') ?? ''])) as Texts;

/** Null when a day makes no sense. */
const weekOf = (texts: Texts): Week | null => {
  const read = WEEKDAYS.map((day) => [day, readHours(texts[day])] as const);
  return read.every(([, hours]) => hours !== null) ? (Object.fromEntries(read) as Week) : null;
};

/** Other opening hours from a date on, beginning with those of today. */
export const HoursForm = ({ calendars, shut }: ChangeFormProps) => {
  const now = today(useZone());
  const inForce = (name: string) =>
    calendars
      .find((one) => one.name === name)
      ?.hours.findLast(({ from }) => from === null || from <= now.toString())?.week;
  const [calendar, setCalendar] = useState(calendars[0]?.name ?? '');
  const [from, setFrom] = useState<string | null>(null);
  const [texts, setTexts] = useState(() => textsOf(inForce(calendar)));
  const week = weekOf(texts);
  return (
    <ChangeForm shut={shut} change={week && from ? { kind: 'hours', calendar, from, week } : null}>
      <CalendarChoice
        calendars={calendars}
        value={calendar}
        onChange={(name) => {
          setCalendar(name);
          setTexts(textsOf(inForce(name)));
        }}
      />
      <DateInput label="From" earliest={now} value={from} onChange={setFrom} />
      <div className="week-fields">
        {WEEKDAYS.map((day) => (
          <div key={day} className="week-field">
            <span aria-hidden="true">{weekdayWord(day)}</span>
            <HoursInput
              label={weekdayWord(day)}
              hideLabel
              value={texts[day]}
              onChange={(text) => setTexts({ ...texts, [day]: text })}
            />
          </div>
        ))}
      </div>
    </ChangeForm>
  );
};
