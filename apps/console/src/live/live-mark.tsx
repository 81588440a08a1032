import { createContext, useContext } from 'react';
import { Icon } from '../ui/icon.js';
import './live-mark.css';

/** How the line of live events stands. */
export type LiveState = 'connecting' | 'live' | 'lost';

export const LiveContext = createContext<LiveState>('connecting');

const useLiveState = (): LiveState => useContext(LiveContext);

const looks = {
  connecting: { icon: 'clock', words: 'Connecting…' },
  live: { icon: 'live', words: 'Live' },
  lost: { icon: 'at-risk', words: 'Reconnecting…' },
} as const;

/** Whether what is on screen follows the hub by itself. */
export const LiveMark = () => {
  const state = useLiveState();
  const { icon, words } = looks[state];
  return (
    <span className={`live-mark live-${state}`} role="status">
      <Icon name={icon} size={16} />
      <span className="live-words">{words}</span>
    </span>
  );
};
