import type { ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components/Button';
import { Icon, type IconName } from './icon.js';
import './action-button.css';

interface Props extends Omit<ButtonProps, 'className' | 'children' | 'isPending'> {
  look?: 'main' | 'plain' | 'quiet';
  size?: 'small' | 'normal' | 'big';
  icon?: IconName;
  /** Already under way: keeps the focus and does nothing more. */
  isPending?: boolean;
  children?: ReactNode;
}

export const ActionButton = (props: Props) => {
  const { look = 'plain', size = 'normal', icon, isPending = false, children, ...rest } = props;
  const idle = isPending ? { onPress: () => undefined, type: 'button' as const, 'aria-disabled': true } : {};
  return (
    <Button
      {...rest}
      {...idle}
      className={`button button-${look} button-${size}`}
      data-pending={isPending || undefined}
    >
      {icon && <Icon name={icon} size={size === 'small' ? 16 : 18} />}
      {children}
    </Button>
  );
};
