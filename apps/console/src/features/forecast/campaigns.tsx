import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { mayUse, useMe } from '../../session/me.js';
import { ActionButton } from '../../ui/action-button.js';
import { DateInput } from '../../ui/date-picker.js';
import { Day } from '../../ui/day.js';
import { Loaded } from '../../ui/loaded.js';
import { Panel } from '../../ui/panel.js';
import { TextInput } from '../../ui/text-input.js';

const REFRESH = [keys.campaignDays, keys.forecast];

/** Days on which more comes because of what the council does: what past ones came to is expected of those to come. */
export const Campaigns = () => {
  const may = mayUse(useMe(), api.markCampaignDay);
  const [day, setDay] = useState<string | null>(null);
  const [name, setName] = useState('');
  const query = useQuery({
    queryKey: keys.campaignDays,
    queryFn: ({ signal }) => call(api.listCampaignDays, {}, { signal }),
  });
  const mark = useAction(api.markCampaignDay, { refresh: REFRESH, onDone: () => setName('') });
  const unmark = useAction(api.unmarkCampaignDay, { refresh: REFRESH });
  return (
    <Panel title="Campaign days">
      <p className="panel-body quiet small">
        Mark past days as well, such as that of the last council tax bills: what they came to is expected of
        the next.
      </p>
      <Loaded query={query} rows={2}>
        {({ days }) => (
          <ul className="campaign-days">
            {days.map((each) => (
              <li key={each.day}>
                <span>
                  <Day date={each.day} />: {each.name} <span className="quiet">({each.by})</span>
                </span>
                {may && (
                  <ActionButton
                    size="small"
                    aria-label={`Remove ${each.name}, ${each.day}`}
                    onPress={() => unmark.mutate({ params: { day: each.day } })}
                  >
                    Remove
                  </ActionButton>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {may && (
        <div className="forecast-filters panel-body">
          <DateInput label="Campaign day" value={day} onChange={setDay} />
          <TextInput label="What it is" value={name} onChange={setName} maxLength={100} />
          <ActionButton
            isDisabled={day === null || name.trim().length < 2}
            isPending={mark.isPending}
            onPress={() => day && mark.mutate({ params: { day }, body: { name: name.trim() } })}
          >
            Mark it
          </ActionButton>
        </div>
      )}
    </Panel>
  );
};
