import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField, type TextFieldProps } from 'react-aria-components/TextField';
import './field.css';

interface Props extends Omit<TextFieldProps, 'className' | 'children'> {
  label: string;
  hint?: string;
}

export const TextInput = ({ label, hint, ...rest }: Props) => (
  <TextField {...rest} className="field">
    <Label>{label}</Label>
    <Input className="input" />
    {hint && <Text slot="description">{hint}</Text>}
  </TextField>
);
