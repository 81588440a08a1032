import { api, CHANNELS, type ChannelState, type EntryPointView } from '@frontdoor/contracts';
import { keys } from '../../api/keys.js';
import { Badge } from '../../ui/badge.js';
import { ChannelMark } from '../../ui/channel-mark.js';
import type { IconName } from '../../ui/icon.js';
import { Loaded } from '../../ui/loaded.js';
import { WideTable } from '../../ui/wide-table.js';
import { Command, HowChanged } from './how-changed.js';
import { Searched } from './searched.js';
import { useSetUp } from './use-set-up.js';

interface Look {
  tone: 'good' | 'bad' | 'neutral' | 'risk';
  icon: IconName;
  word: string;
}

const looks: Record<ChannelState, Look> = {
  works: { tone: 'good', icon: 'check', word: 'Works' },
  fault: { tone: 'bad', icon: 'at-risk', word: 'In trouble' },
  'by-hand': { tone: 'neutral', icon: 'note', word: 'Recorded by staff' },
  unconnected: { tone: 'risk', icon: 'offline', word: 'Not connected' },
};

const wordsOf = ({ channel, address, name, service, state }: EntryPointView) => [
  ...[CHANNELS[channel].label, address, name, service, looks[state].word],
];

const EntryPoint = ({ entryPoint }: { entryPoint: EntryPointView }) => {
  const { channel, address, name, service, state, detail } = entryPoint;
  const { tone, icon, word } = looks[state];
  return (
    <tr>
      <th scope="row">
        <span className="set-up-name">{name}</span>
        <span className="fixed">{address}</span>
      </th>
      <td>
        <ChannelMark channel={channel} />
      </td>
      <td>{service}</td>
      <td className="described">
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
        {detail !== null && <p className="quiet small">{detail}</p>}
      </td>
    </tr>
  );
};

/** Where contacts are taken, for which service, and whether its channel works. */
export const EntryPointsPart = () => {
  const query = useSetUp(api.listEntryPoints, keys.entryPoints);
  return (
    <>
      <HowChanged>
        Entry points are added and removed on the command line, with <Command words="admin entry-point" />;
        which provider a channel has is said by the settings that Frontdoor is started with.
      </HowChanged>
      <Loaded query={query} rows={8}>
        {({ entryPoints }) => (
          <Searched what={['entry point', 'entry points']} rows={entryPoints} wordsOf={wordsOf}>
            {(shown) => (
              <WideTable label="Entry points">
                <thead>
                  <tr>
                    <th scope="col">Entry point</th>
                    <th scope="col">Channel</th>
                    <th scope="col">Service</th>
                    <th scope="col">How its channel is</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map((entryPoint) => (
                    <EntryPoint key={entryPoint.id} entryPoint={entryPoint} />
                  ))}
                </tbody>
              </WideTable>
            )}
          </Searched>
        )}
      </Loaded>
    </>
  );
};
