import type { QueuePage } from '@frontdoor/contracts';
import { useState } from 'react';
import { ChannelChoice, ServiceChoice } from '../../casework/filter-choices.js';
import { useAgents } from '../../casework/use-agents.js';
import type { QueueQuery } from '../../casework/use-queue.js';
import { ActionButton } from '../../ui/action-button.js';
import { Segments } from '../../ui/segments.js';
import { Toggle } from '../../ui/toggle.js';
import { views } from './filters.js';
import './queue-filters.css';

interface Props {
  filters: QueueQuery;
  counts: QueuePage['counts'] | undefined;
  onChange: (filters: QueueQuery) => void;
}

const viewWord = { waiting: 'Waiting', mine: 'Mine', all: 'All' } as const;

/** Whose work alone is shown, and the way back to everybody’s. */
const OnlyAgent = ({ agent, onClear }: { agent: string; onClear: () => void }) => {
  const name = useAgents().data?.find(({ id }) => id === agent)?.name ?? 'one person';
  return (
    <ActionButton icon="cross" onPress={onClear} aria-label={`Only the work of ${name}: show everybody’s`}>
      Only the work of {name}
    </ActionButton>
  );
};

export const QueueFilters = ({ filters, counts, onChange }: Props) => {
  const [isOpen, setIsOpen] = useState(false);
  const numbers = {
    waiting: counts && counts.waiting + counts.offered,
    mine: counts?.mine,
    all: counts && counts.waiting + counts.later + counts.offered + counts.assigned,
  };
  const set = [filters.service, filters.channel, filters.due].filter(Boolean).length;
  return (
    <div className="queue-filters">
      <Segments
        label="Which work"
        value={filters.view}
        options={views.map((value) => ({ value, label: viewWord[value], count: numbers[value] }))}
        onChange={(view) => onChange({ ...filters, view })}
      />
      <div className="queue-filters-fold">
        <ActionButton aria-expanded={isOpen} icon={isOpen ? 'up' : 'down'} onPress={() => setIsOpen(!isOpen)}>
          {set > 0 ? `Filters (${set})` : 'Filters'}
        </ActionButton>
      </div>
      <div className={isOpen ? 'queue-filters-more queue-filters-open' : 'queue-filters-more'}>
        <ServiceChoice
          hideLabel
          value={filters.service}
          onChange={(service) => onChange({ ...filters, service })}
        />
        <ChannelChoice
          hideLabel
          value={filters.channel}
          onChange={(channel) => onChange({ ...filters, channel })}
        />
        <Toggle
          label="Due within the hour"
          isSelected={filters.due === 'hour'}
          onChange={(isOn) => onChange({ ...filters, due: isOn ? 'hour' : '' })}
        />
      </div>
      {filters.agent && (
        <OnlyAgent agent={filters.agent} onClear={() => onChange({ ...filters, agent: '' })} />
      )}
    </div>
  );
};
