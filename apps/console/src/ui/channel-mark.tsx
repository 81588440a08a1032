import { type Channel, CHANNELS } from '@frontdoor/contracts';
import { Icon } from './icon.js';
import './channel-mark.css';

interface Props {
  channel: Channel;
  /** The word is said beside it: only the picture is seen, a screen reader still has the word. */
  isWordless?: boolean;
}

/** A channel as picture and word. */
export const ChannelMark = ({ channel, isWordless = false }: Props) => (
  <span className="channel-mark">
    <Icon name={CHANNELS[channel].icon} />
    <span className={isWordless ? 'visually-hidden' : ''}>{CHANNELS[channel].label}</span>
  </span>
);
