import { Icon } from '../ui/icon.js';
import { useLiveState } from './live-state.js';
import './live-mark.css';

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
      {words}
    </span>
  );
};
