import type { QueuePage } from '@frontdoor/contracts';
import { channel as channels } from '@frontdoor/contracts';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { useMe } from '../session/me.js';
import { Choice } from '../ui/choice.js';
import { channelWord } from '../ui/words.js';
import { views, type Filters, type View } from './filters.js';
import './queue-filters.css';

interface Props {
  filters: Filters;
  counts: QueuePage['counts'] | undefined;
  onChange: (filters: Filters) => void;
}

const viewWord: Record<View, string> = { waiting: 'Waiting', mine: 'Mine', all: 'All' };

export const QueueFilters = ({ filters, counts, onChange }: Props) => {
  const { services } = useMe().organisation;
  const numbers: Record<View, number | undefined> = {
    waiting: counts && counts.waiting + counts.offered,
    mine: counts?.mine,
    all: counts && counts.waiting + counts.offered + counts.assigned,
  };
  return (
    <div className="queue-filters">
      <ToggleButtonGroup
        className="segments"
        aria-label="Which work"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[filters.view]}
        onSelectionChange={(chosen) => {
          const view = views.find((name) => chosen.has(name));
          if (view) onChange({ ...filters, view });
        }}
      >
        {views.map((view) => (
          <ToggleButton key={view} id={view} className="segment">
            {viewWord[view]} <span className="segment-count">{numbers[view]}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Choice
        label="Service"
        hideLabel
        value={filters.service}
        options={[
          { value: '', label: 'All services' },
          ...services.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
        onChange={(service) => onChange({ ...filters, service })}
      />
      <Choice
        label="Channel"
        hideLabel
        value={filters.channel}
        options={[
          { value: '', label: 'All channels' },
          ...channels.options.map((value) => ({ value, label: channelWord[value], icon: value })),
        ]}
        onChange={(channel) => onChange({ ...filters, channel })}
      />
    </div>
  );
};
