import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';
import './message.css';

interface Props {
  icon: IconName;
  title: string;
  children?: ReactNode;
  tone?: 'neutral' | 'bad';
}

/** Fills a place that has nothing to list: why, and what to do or expect. */
export const Message = ({ icon, title, children, tone = 'neutral' }: Props) => (
  <div className={`message message-${tone}`} role={tone === 'bad' ? 'alert' : undefined}>
    <Icon name={icon} size={28} />
    <p className="message-title">{title}</p>
    {children}
  </div>
);
