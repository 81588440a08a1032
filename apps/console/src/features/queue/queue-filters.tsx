import { channel as channels, CHANNELS, type QueuePage } from '@frontdoor/contracts';
import type { QueueQuery } from '../../casework/use-queue.js';
import { useMe } from '../../session/me.js';
import { Choice } from '../../ui/choice.js';
import { Segments } from '../../ui/segments.js';
import { views } from './filters.js';
import './queue-filters.css';

interface Props {
  filters: QueueQuery;
  counts: QueuePage['counts'] | undefined;
  onChange: (filters: QueueQuery) => void;
}

const viewWord: Record<QueueQuery['view'], string> = { waiting: 'Waiting', mine: 'Mine', all: 'All' };

export const QueueFilters = ({ filters, counts, onChange }: Props) => {
  const { services } = useMe().organisation;
  const numbers: Record<QueueQuery['view'], number | undefined> = {
    waiting: counts && counts.waiting + counts.offered,
    mine: counts?.mine,
    all: counts && counts.waiting + counts.offered + counts.assigned,
  };
  return (
    <div className="queue-filters">
      <Segments
        label="Which work"
        value={filters.view}
        options={views.map((value) => ({ value, label: viewWord[value], count: numbers[value] }))}
        onChange={(view) => onChange({ ...filters, view })}
      />
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
          ...channels.options.map((value) => ({ value, ...CHANNELS[value] })),
        ]}
        onChange={(channel) => onChange({ ...filters, channel })}
      />
    </div>
  );
};
