import { type EnquiryKind, enquiryKind } from '@frontdoor/contracts';
import { useState } from 'react';
import { ChannelChoice, ServiceChoice } from '../../casework/filter-choices.js';
import { useAgents } from '../../casework/use-agents.js';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { DateInput } from '../../ui/date-picker.js';
import { kindWord } from '../../ui/words.js';
import { filterCount, noFilters, type SearchView, states } from './view.js';
import './search-filters.css';

const stateWord: Record<SearchView['state'], string> = {
  any: 'Any state',
  open: 'Open',
  closed: 'Closed',
};

interface Props {
  view: SearchView;
  onChange: (view: SearchView) => void;
}

const OwnerChoice = ({ view, onChange }: Props) => {
  const agents = useAgents().data ?? [];
  return (
    <Choice
      label="Owner"
      value={view.owner}
      onChange={(owner) => onChange({ ...view, owner })}
      options={[
        { value: '', label: 'Anybody' },
        { value: 'me', label: 'You' },
        { value: 'nobody', label: 'Nobody yet' },
        ...agents.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
};

/** Among what is searched. On a phone they are folded until somebody wants them. */
export const SearchFilters = ({ view, onChange }: Props) => {
  const [isOpen, setIsOpen] = useState(false);
  const count = filterCount(view);
  return (
    <div className="search-filters" data-open={isOpen}>
      <div className="search-filters-fold">
        <ActionButton aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
          {count === 0 ? 'Filters' : `Filters (${count})`}
        </ActionButton>
      </div>
      <Choice
        label="State"
        value={view.state}
        options={states.map((value) => ({ value, label: stateWord[value] }))}
        onChange={(state) => onChange({ ...view, state })}
      />
      <ServiceChoice value={view.service} onChange={(service) => onChange({ ...view, service })} />
      <OwnerChoice view={view} onChange={onChange} />
      <Choice<EnquiryKind | ''>
        label="Kind"
        value={view.kind}
        options={[
          { value: '', label: 'All kinds' },
          ...enquiryKind.options.map((value) => ({ value, label: kindWord[value] })),
        ]}
        onChange={(kind) => onChange({ ...view, kind })}
      />
      <ChannelChoice value={view.channel} onChange={(channel) => onChange({ ...view, channel })} />
      <DateInput
        label="Last contact from"
        value={view.from}
        onChange={(from) => onChange({ ...view, from: from ?? '' })}
      />
      <DateInput
        label="Until"
        value={view.until}
        onChange={(until) => onChange({ ...view, until: until ?? '' })}
      />
      {count > 0 && (
        <ActionButton look="quiet" icon="cross" onPress={() => onChange(noFilters(view.words))}>
          Clear filters
        </ActionButton>
      )}
    </div>
  );
};
