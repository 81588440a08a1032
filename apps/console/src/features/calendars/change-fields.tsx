import type { CalendarView } from '@frontdoor/contracts';
import { Choice } from '../../ui/choice.js';

interface CalendarChoiceProps {
  calendars: readonly CalendarView[];
  value: string;
  onChange: (name: string) => void;
}

export const CalendarChoice = ({ calendars, value, onChange }: CalendarChoiceProps) => (
  <Choice
    label="Calendar"
    value={value}
    options={calendars.map(({ name, title }) => ({ value: name, label: title, detail: name }))}
    onChange={onChange}
  />
);
