import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { LookedAhead } from '../../casework/look-ahead/looked-ahead.js';
import { RunProgress } from '../../casework/look-ahead/run-progress.js';
import { sayVerdict } from '../../casework/look-ahead/say-estimate.js';
import { useRun } from '../../casework/look-ahead/use-run.js';
import { useAgents } from '../../casework/use-agents.js';
import { notify } from '../../state/notices.js';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { TextInput } from '../../ui/text-input.js';
import { Changes } from './changes.js';
import { StepRow } from './step-row.js';
import { newStep, stepOf } from './steps.js';
import './balance-page.css';

const HOURS = ['2', '4', '8', '12'].map((value) => ({ value, label: `${value} hours` }));

/** Both sides, and the same question asked again, meet the same chance. */
const SEED = 1;

/** A supervisor puts a change together, sees what it would do, applies it, and undoes it. */
export const BalancePage = () => {
  const [fields, setFields] = useState(() => [newStep('work')]);
  const [hours, setHours] = useState('4');
  const [why, setWhy] = useState('');
  const agents = useAgents();
  const channels = useQuery({
    queryKey: keys.channels,
    queryFn: ({ signal }) => call(api.listChannels, {}, { signal }),
  });
  const rules = useQuery({
    queryKey: keys.serviceRules,
    queryFn: ({ signal }) => call(api.listServiceRules, {}, { signal }),
  });
  const run = useRun();
  const apply = useAction(api.applyBalanceChange, {
    refresh: [keys.balanceChanges, keys.queue, keys.agents, keys.channels, keys.serviceRules],
    onDone: () => {
      notify({ tone: 'good', title: 'The change is applied. It can be undone below.' });
      run.forget();
      setFields([newStep('work')]);
      setWhy('');
    },
  });
  const made = fields.map((each) => stepOf(each, rules.data?.services));
  const steps = made.every((each) => each !== undefined) ? made : undefined;
  const change = (next: typeof fields) => {
    setFields(next);
    run.forget();
  };
  const result = run.view?.state === 'done' ? run.view.result : null;
  const isPreview = result !== null && result.changed !== null;
  return (
    <Page title="Balance" actions={<Link to="/what-if">What if…</Link>}>
      <Panel title="Put a change together">
        <ol className="balance-steps">
          {fields.map((each, at) => (
            <StepRow
              key={each.key}
              place={at + 1}
              fields={each}
              agents={agents.data ?? []}
              entryPoints={channels.data?.entryPoints ?? []}
              onChange={(next) => change(fields.with(at, next))}
              onRemove={() => change(fields.filter(({ key }) => key !== each.key))}
            />
          ))}
        </ol>
        <div className="balance-actions panel-body">
          <ActionButton onPress={() => change([...fields, newStep('work')])}>Add a part</ActionButton>
          <ActionButton
            look={isPreview ? 'plain' : 'main'}
            isDisabled={!steps || steps.length === 0}
            isPending={run.isRunning}
            onPress={() => steps && run.start({ kind: 'change', hours: Number(hours), steps, seed: SEED })}
          >
            See what it does
          </ActionButton>
          <Choice label="In the next" value={hours} options={HOURS} onChange={setHours} />
          <ActionButton
            isPending={run.isRunning}
            onPress={() => run.start({ kind: 'outlook', hours: Number(hours), seed: SEED })}
          >
            As it is now
          </ActionButton>
        </div>
        {(!steps || steps.length === 0) && (
          <p className="panel-body quiet small">Choose what is missing in each part to see what it does.</p>
        )}
        <RunProgress run={run} />
        {isPreview && (
          <div className="balance-apply panel-body">
            <p className="ahead-verdict">
              {sayVerdict(result.changed!.missedMore, result.changed!.keptMore)}
            </p>
            <TextInput
              label="Why"
              hint="It is written down with who did it and when."
              value={why}
              onChange={setWhy}
              maxLength={500}
            />
            <ActionButton
              look="main"
              isDisabled={why.trim().length < 3 || !steps}
              isPending={apply.isPending}
              onPress={() =>
                steps && run.view && apply.mutate({ body: { steps, why: why.trim(), runId: run.view.id } })
              }
            >
              Apply all of it
            </ActionButton>
          </div>
        )}
      </Panel>
      {result && <LookedAhead result={result} />}
      <Changes />
    </Page>
  );
};
