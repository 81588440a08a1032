import { api } from '@frontdoor/contracts';
import { useState } from 'react';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { ServiceChoice } from '../../casework/service-choice.js';
import { useAgents } from '../../casework/use-agents.js';
import { notify } from '../../state/notices.js';
import { fullDate } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { Panel } from '../../ui/panel.js';
import { weeksUntil } from './weeks.js';

const SIZES = ['1', '2', '3', '5', '10', '20'] as const;
const WEEKS = 13;

/** Draws contacts of a week at random, of an agent or of a service. */
export const DrawForm = () => {
  const zone = useZone();
  const today = new Date(useNow()).toLocaleDateString('en-CA', { timeZone: zone });
  const weeks = weeksUntil(today, WEEKS);
  const [of, setOf] = useState<'agent' | 'service'>('agent');
  const [agentId, setAgentId] = useState('');
  const [service, setService] = useState('');
  const [week, setWeek] = useState(weeks[0]!);
  const [size, setSize] = useState<(typeof SIZES)[number]>('3');
  const agents = useAgents().data ?? [];
  const draw = useAction(api.drawQualitySample, {
    refresh: [keys.quality],
    onDone: ({ drawn, candidates, of: whose }) =>
      notify({ tone: 'good', title: `${drawn} of ${candidates} drawn, of ${whose}.` }),
  });
  const whose = of === 'agent' ? { agentId } : { service };
  return (
    <Panel title="Draw a sample">
      <div className="quality-draw panel-body">
        <Choice
          label="Of"
          value={of}
          options={[
            { value: 'agent', label: 'An agent' },
            { value: 'service', label: 'A service' },
          ]}
          onChange={setOf}
        />
        {of === 'agent' ? (
          <Choice
            label="Agent"
            value={agentId}
            placeholder="Choose an agent"
            options={agents.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setAgentId}
          />
        ) : (
          <ServiceChoice label="Service" value={service} onChange={setService} />
        )}
        <Choice
          label="Week"
          value={week}
          options={weeks.map((monday, back) => ({
            value: monday,
            label: back === 0 ? 'This week' : `From ${fullDate(monday)}`,
          }))}
          onChange={setWeek}
        />
        <Choice
          label="How many"
          value={size}
          options={SIZES.map((value) => ({ value, label: value }))}
          onChange={setSize}
        />
        <ActionButton
          look="main"
          isDisabled={(of === 'agent' ? agentId : service) === ''}
          isPending={draw.isPending}
          onPress={() => draw.mutate({ body: { ...whose, week, size: Number(size) } })}
        >
          Draw at random
        </ActionButton>
      </div>
      <p className="panel-body quiet small">
        From what they wrote and sent, calls that they answered and visitors whom they saw. Chance alone
        decides; nothing is drawn twice, and each draw is written down.
      </p>
    </Panel>
  );
};
