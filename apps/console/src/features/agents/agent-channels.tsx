import { channel as all, type Channel } from '@frontdoor/contracts';
import { ChannelMark } from '../../ui/channel-mark.js';

/** The channels somebody works on; all of them in two words. */
export const AgentChannels = ({ channels }: { channels: readonly Channel[] }) => (
  <p className="agent-channels">
    {all.options.every((channel) => channels.includes(channel))
      ? 'All channels'
      : channels.map((channel) => <ChannelMark key={channel} channel={channel} />)}
  </p>
);
