import { Switch, type SwitchProps } from 'react-aria-components/Switch';
import './toggle.css';

export const Toggle = ({
  label,
  ...rest
}: Omit<SwitchProps, 'className' | 'children'> & { label: string }) => (
  <Switch {...rest} className="toggle">
    <span className="toggle-track" aria-hidden="true" />
    {label}
  </Switch>
);
