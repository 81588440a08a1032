import type { CallbackWindow } from '@frontdoor/contracts';
import { timeRange } from '../time/format.js';
import { useNow } from '../time/use-now.js';
import { useZone } from '../time/zone.js';
import { Icon } from '../ui/icon.js';
import { isSaidIn } from './preview.js';
import './call-window.css';

interface Props {
  callback: CallbackWindow;
  /** What stands above it: words said there are not said again. */
  besides?: readonly string[];
}

/** When a customer wants to be rung back, and in what words they said so. */
export const CallWindow = ({ callback: { from, to, words }, besides = [] }: Props) => {
  const now = useNow();
  const zone = useZone();
  return (
    <p className="call-window">
      <Icon name="callback" size={16} />
      <span>
        Call {timeRange(from, to, now, zone)}
        {words && !isSaidIn(words, ...besides) && <span className="quiet"> (“{words}”)</span>}
      </span>
    </p>
  );
};
