import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField, type TextFieldProps } from 'react-aria-components/TextField';
import './field.css';

interface TextInputProps extends Omit<TextFieldProps, 'className' | 'children'> {
  label: string;
  hint?: string;
  /** What is wrong with what stands in it. */
  fault?: string | undefined;
}

export const TextInput = ({ label, hint, fault, ...rest }: TextInputProps) => (
  <TextField {...rest} className="field" isInvalid={fault !== undefined} validationBehavior="aria">
    <Label>{label}</Label>
    <Input className="input" />
    {hint && <Text slot="description">{hint}</Text>}
    <FieldError className="field-error">{fault}</FieldError>
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
