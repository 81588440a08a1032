import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { Icon } from '../../ui/icon.js';
import '../../ui/tabs.css';
import { CustomerForm } from './customer-form.js';
import type { TryItChannel } from './try-it-channel.js';

export const ChannelTabs = ({ channels }: { channels: readonly TryItChannel[] }) => (
  <Tabs>
    <TabList className="tabs" aria-label="Channel">
      {channels.map(({ channel, label }) => (
        <Tab key={channel} id={channel} className="tab">
          <Icon name={channel} />
          {label}
        </Tab>
      ))}
    </TabList>
    {channels.map((channel) => (
      <TabPanel key={channel.channel} id={channel.channel} className="tab-panel panel-body" shouldForceMount>
        <CustomerForm channel={channel} />
      </TabPanel>
    ))}
  </Tabs>
);
