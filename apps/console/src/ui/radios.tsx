import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import './field.css';
import './radios.css';

interface Props<Value extends string> {
  label: string;
  value: Value | null;
  options: readonly { value: Value; label: string; detail?: string }[];
  onChange: (value: Value) => void;
}

/** One of a few, all in view. */
export const Radios = <Value extends string>({ label, value, options, onChange }: Props<Value>) => (
  <RadioGroup className="field" value={value} onChange={(next) => onChange(next as Value)}>
    <Label>{label}</Label>
    {options.map((option) => (
      <Radio key={option.value} value={option.value} className="radio">
        <span className="radio-mark" aria-hidden="true" />
        <span>
          {option.label}
          {option.detail && <span className="radio-detail"> {option.detail}</span>}
        </span>
      </Radio>
    ))}
  </RadioGroup>
);
