import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { Icon, type IconName } from './icon.js';
import './field.css';
import './choice.css';

interface Option<Value extends string> {
  value: Value;
  label: string;
  icon?: IconName;
  detail?: string;
}

interface Props<Value extends string> {
  label: string;
  hideLabel?: boolean;
  value: Value;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
  isDisabled?: boolean;
  /** Shown while nothing is chosen: where `value` is none of the options. */
  placeholder?: string;
}

/** One of a few, from a list that opens. */
export const Choice = <Value extends string>(props: Props<Value>) => (
  <Select
    className="field choice"
    value={props.options.some(({ value }) => value === props.value) ? props.value : null}
    onChange={(key) => props.onChange(key as Value)}
    isDisabled={props.isDisabled ?? false}
    {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
    {...(props.hideLabel ? { 'aria-label': props.label } : {})}
  >
    {!props.hideLabel && <Label>{props.label}</Label>}
    <Button className="choice-button">
      <SelectValue className="choice-value" />
      <Icon name="down" size={16} />
    </Button>
    <Popover className="popover">
      <ListBox
        className="choice-list"
        items={props.options.map((option) => ({ ...option, id: option.value }))}
      >
        {(option) => (
          <ListBoxItem className="choice-item" id={option.value} textValue={option.label}>
            {option.icon && <Icon name={option.icon} />}
            <span className="choice-label">{option.label}</span>
            {option.detail && <span className="choice-detail">{option.detail}</span>}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  </Select>
);
