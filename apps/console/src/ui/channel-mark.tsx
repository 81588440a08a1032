import type { Channel } from '@frontdoor/contracts';
import { Icon } from './icon.js';
import { channelWord } from './words.js';
import './channel-mark.css';

/** A channel as picture and word. */
export const ChannelMark = ({ channel }: { channel: Channel }) => (
  <span className="channel-mark">
    <Icon name={channel} />
    {channelWord[channel]}
  </span>
);
