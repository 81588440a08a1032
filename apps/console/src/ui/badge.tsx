import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';
import './badge.css';

interface Props {
  tone?: 'neutral' | 'good' | 'risk' | 'bad' | 'accent';
  icon?: IconName;
  children: ReactNode;
}

/** A small label; its words say what its colour says. */
export const Badge = ({ tone = 'neutral', icon, children }: Props) => (
  <span className={`badge badge-${tone}`}>
    {icon && <Icon name={icon} size={14} />}
    {children}
  </span>
);
