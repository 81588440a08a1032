import type { QueuePage } from '@frontdoor/contracts';
import { ChannelChoice, ServiceChoice } from '../../casework/filter-choices.js';
import type { QueueQuery } from '../../casework/use-queue.js';
import { Segments } from '../../ui/segments.js';
import { views } from './filters.js';
import './queue-filters.css';

interface Props {
  filters: QueueQuery;
  counts: QueuePage['counts'] | undefined;
  onChange: (filters: QueueQuery) => void;
}

const viewWord = { waiting: 'Waiting', mine: 'Mine', all: 'All' } as const;

export const QueueFilters = ({ filters, counts, onChange }: Props) => {
  const numbers = {
    waiting: counts && counts.waiting + counts.offered,
    mine: counts?.mine,
    all: counts && counts.waiting + counts.later + counts.offered + counts.assigned,
  };
  return (
    <div className="queue-filters">
      <Segments
        label="Which work"
        value={filters.view}
        options={views.map((value) => ({ value, label: viewWord[value], count: numbers[value] }))}
        onChange={(view) => onChange({ ...filters, view })}
      />
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
    </div>
  );
};
