import type { Ref } from 'react';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField, type TextFieldProps } from 'react-aria-components/TextField';
import './field.css';

interface Props extends Omit<TextFieldProps, 'className' | 'children'> {
  label: string;
  hint?: string;
  rows?: number;
  inputRef?: Ref<HTMLTextAreaElement>;
}

/** Text of several lines. */
export const TextBox = ({ label, hint, rows = 4, inputRef, ...rest }: Props) => (
  <TextField {...rest} className="field">
    <Label>{label}</Label>
    <TextArea className="input" rows={rows} ref={inputRef ?? null} />
    {hint && <Text slot="description">{hint}</Text>}
  </TextField>
);
