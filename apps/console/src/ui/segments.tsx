import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import './segments.css';

interface Segment<Value extends string> {
  value: Value;
  label: string;
  /** How many there are behind it. */
  count?: number | undefined;
}

interface Props<Value extends string> {
  label: string;
  value: Value;
  options: readonly Segment<Value>[];
  onChange: (value: Value) => void;
}

/** One of a few views of the same thing, all in sight. */
export const Segments = <Value extends string>({ label, value, options, onChange }: Props<Value>) => (
  <ToggleButtonGroup
    className="segments"
    aria-label={label}
    selectionMode="single"
    disallowEmptySelection
    selectedKeys={[value]}
    onSelectionChange={(chosen) => {
      const option = options.find((one) => chosen.has(one.value));
      if (option) onChange(option.value);
    }}
  >
    {options.map((option) => (
      <ToggleButton key={option.value} id={option.value} className="segment">
        {option.label}{' '}
        {'count' in option && <span className="segment-count">{option.count?.toLocaleString('en-GB')}</span>}
      </ToggleButton>
    ))}
  </ToggleButtonGroup>
);
