import { Button, type ButtonProps } from 'react-aria-components/Button';
import type { ReactNode } from 'react';
import { Icon } from './icon.js';
import type { IconName } from './icon-paths.js';
import './action-button.css';

interface Props extends Omit<ButtonProps, 'className' | 'children'> {
  look?: 'main' | 'plain' | 'quiet' | 'danger';
  size?: 'small' | 'normal' | 'big';
  icon?: IconName;
  children?: ReactNode;
}

export const ActionButton = ({ look = 'plain', size = 'normal', icon, children, ...rest }: Props) => (
  <Button {...rest} className={`button button-${look} button-${size}`}>
    {icon && <Icon name={icon} size={size === 'small' ? 16 : 18} />}
    {children}
  </Button>
);
