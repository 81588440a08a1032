import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { useMe } from '../../session/me.js';
import { Icon } from '../../ui/icon.js';
import '../../ui/tick.css';

interface Props {
  label: string;
  /** Short names. */
  value: readonly string[];
  onChange: (next: string[]) => void;
}

/** The services that another system is held to. */
export const ServicesHeldTo = ({ label, value, onChange }: Props) => {
  const { services } = useMe().organisation;
  return (
    <CheckboxGroup className="field" value={[...value]} onChange={onChange}>
      <Label>{label}</Label>
      <div className="subscriber-ticks">
        {services.map(({ slug, name }) => (
          <Checkbox key={slug} value={slug} className="tick">
            <span className="tick-box">
              <Icon name="check" size={16} />
            </span>
            {name}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
};
