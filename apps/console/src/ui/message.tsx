import type { ReactNode } from 'react';
import { Icon } from './icon.js';
import type { IconName } from './icon-paths.js';
import './message.css';

interface Props {
  icon: IconName;
  title: string;
  children?: ReactNode;
  tone?: 'calm' | 'bad';
}

/** Fills a place that has nothing to list: why, and what to do or expect. */
export const Message = ({ icon, title, children, tone = 'calm' }: Props) => (
  <div className={`message message-${tone}`} role={tone === 'bad' ? 'alert' : undefined}>
    <Icon name={icon} size={28} />
    <p className="message-title">{title}</p>
    {children}
  </div>
);
