import type { AnswerOf, api } from '@frontdoor/contracts';
import { ServiceChoice } from '../../casework/filter-choices.js';
import { Segments } from '../../ui/segments.js';
import { Toggle } from '../../ui/toggle.js';
import { type Filters, standings, standingWord } from './filters.js';
import './promise-filters.css';

interface Props {
  filters: Filters;
  counts: AnswerOf<typeof api.listOpenPromises>['counts'] | undefined;
  onChange: (filters: Filters) => void;
}

export const PromiseFilters = ({ filters, counts, onChange }: Props) => {
  const numbers = counts && {
    missed: counts.missed,
    'at-risk': counts.atRisk,
    safe: counts.safe,
    paused: counts.paused,
    all: counts.missed + counts.atRisk + counts.safe + counts.paused,
  };
  return (
    <div className="promise-filters">
      <Segments
        label="How they stand"
        value={filters.standing}
        options={standings.map((value) => ({
          value,
          label: standingWord[value],
          count: numbers?.[value],
        }))}
        onChange={(standing) => onChange({ ...filters, standing })}
      />
      <ServiceChoice
        hideLabel
        value={filters.service}
        onChange={(service) => onChange({ ...filters, service })}
      />
      <Toggle
        label="Only mine"
        isSelected={filters.mine}
        onChange={(mine) => onChange({ ...filters, mine })}
      />
    </div>
  );
};
