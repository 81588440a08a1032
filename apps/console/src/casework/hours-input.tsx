import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { readHours } from './week.js';
import '../ui/field.css';
import './hours-input.css';

interface Props {
  label: string;
  hideLabel?: boolean;
  value: string;
  onChange: (text: string) => void;
}

/** Opening hours as people write them; says at once when they make no sense. */
export const HoursInput = ({ label, hideLabel = false, value, onChange }: Props) => (
  <TextField className="field" value={value} onChange={onChange} isInvalid={readHours(value) === null}>
    <Label className={hideLabel ? 'visually-hidden' : 'react-aria-Label'}>{label}</Label>
    <Input className="input" placeholder="closed" />
    <FieldError className="hours-fault">Write 9:00-17:00, or 9:00-12:00, 13:00-17:00, or nothing.</FieldError>
  </TextField>
);
