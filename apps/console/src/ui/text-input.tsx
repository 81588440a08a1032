import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField, type TextFieldProps } from 'react-aria-components/TextField';
import './field.css';

interface TextInputProps extends Omit<TextFieldProps, 'className' | 'children'> {
  label: string;
  hint?: string;
}

export const TextInput = ({ label, hint, ...rest }: TextInputProps) => (
  <TextField {...rest} className="field">
    <Label>{label}</Label>
    <Input className="input" />
    {hint && <Text slot="description">{hint}</Text>}
  </TextField>
);

interface Props extends Omit<TextFieldProps, 'className' | 'children'> {
  label: string;
  hideLabel?: boolean;
  hint?: string;
  rows?: number;
}

/** Text of several lines. */
export const TextBox = ({ label, hideLabel = false, hint, rows = 4, ...rest }: Props) => (
  <TextField {...rest} className="field">
    <Label className={hideLabel ? 'visually-hidden' : 'react-aria-Label'}>{label}</Label>
    <TextArea className="input" rows={rows} />
    {hint && <Text slot="description">{hint}</Text>}
  </TextField>
);
