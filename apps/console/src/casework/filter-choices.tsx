import { type Channel, channel as channels, CHANNELS } from '@frontdoor/contracts';
import { useMe } from '../session/me.js';
import { Choice } from '../ui/choice.js';

interface Props<Value extends string> {
  hideLabel?: boolean;
  /** Empty for all. */
  value: Value | '';
  onChange: (value: Value | '') => void;
}

/** Narrows a list down to one service of the organisation, by its short name. */
export const ServiceChoice = (props: Props<string>) => (
  <Choice
    label="Service"
    {...props}
    options={[
      { value: '', label: 'All services' },
      ...useMe().organisation.services.map(({ slug, name }) => ({ value: slug, label: name })),
    ]}
  />
);

/** Narrows a list down to one channel. */
export const ChannelChoice = (props: Props<Channel>) => (
  <Choice
    label="Channel"
    {...props}
    options={[
      { value: '', label: 'All channels' },
      ...channels.options.map((value) => ({ value, ...CHANNELS[value] })),
    ]}
  />
);
