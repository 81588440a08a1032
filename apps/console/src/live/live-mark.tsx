import { Icon } from '../ui/icon.js';
import { useIsLive } from './live-state.js';
import './live-mark.css';

export const LiveMark = () => {
  const isLive = useIsLive();
  return (
    <span className={isLive ? 'live-mark' : 'live-mark live-mark-off'} role="status">
      <Icon name={isLive ? 'live' : 'clock'} size={16} />
      {isLive ? 'Live' : 'Reconnecting…'}
    </span>
  );
};
