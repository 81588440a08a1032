import { type Channel, CHANNELS } from '@frontdoor/contracts';
import { Icon } from './icon.js';
import './channel-mark.css';

/** A channel as picture and word. */
export const ChannelMark = ({ channel }: { channel: Channel }) => (
  <span className="channel-mark">
    <Icon name={CHANNELS[channel].icon} />
    {CHANNELS[channel].label}
  </span>
);
