import { today } from '@internationalized/date';
import { useState } from 'react';
import { Link } from 'react-router';
import { LookedAhead } from '../../casework/look-ahead/looked-ahead.js';
import { RunProgress } from '../../casework/look-ahead/run-progress.js';
import { useRun } from '../../casework/look-ahead/use-run.js';
import { ServiceChoice } from '../../casework/service-choice.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { DateInput } from '../../ui/date-picker.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { TextInput } from '../../ui/text-input.js';
import './what-if-page.css';

const TRAFFIC = [
  { value: 'forecast', label: 'What is foreseen for the day' },
  { value: 'history', label: 'What came on the day' },
] as const;

const number = (text: string, least: number, most: number): number | undefined => {
  const value = Number(text.replace(',', '.').replace('−', '-'));
  return text.trim() !== '' && value >= least && value <= most ? value : undefined;
};

const NAMES = ['As planned', 'With these'] as const;

/** A day through the same policy and charter, with other traffic, people, skills, hours and rules. */
export const WhatIfPage = () => {
  const zone = useZone();
  const [date, setDate] = useState<string | null>(() => today(zone).add({ days: 1 }).toString());
  const [traffic, setTraffic] = useState<'forecast' | 'history'>('forecast');
  const [fields, setFields] = useState({
    ...{ factor: '1', service: '', more: '0', alsoFrom: '', alsoDo: '' },
    ...{ earlier: '0', later: '0', ringBack: '', seed: '1' },
  });
  const run = useRun();
  const set = (name: keyof typeof fields) => (text: string) => setFields({ ...fields, [name]: text });
  const factor = number(fields.factor, 0.1, 5);
  const more = number(fields.more, -200, 200);
  const earlier = number(fields.earlier, -240, 720);
  const later = number(fields.later, -240, 720);
  const seed = number(fields.seed, 1, 0x7fff_ffff);
  const ringBack = fields.ringBack.trim() === '' ? null : number(fields.ringBack, 0.5, 60);
  const isComplete =
    date !== null && [factor, more, earlier, later, seed, ringBack].every((value) => value !== undefined);
  const start = () => {
    if (!isComplete) return;
    run.start({
      kind: 'what-if',
      seed: Math.round(seed!),
      whatIf: {
        ...{ date, traffic, factor: factor! },
        people: fields.service && more !== 0 ? [{ service: fields.service, more: Math.round(more!) }] : [],
        skills: fields.alsoFrom && fields.alsoDo ? [{ from: fields.alsoFrom, alsoDo: fields.alsoDo }] : [],
        opensEarlier: Math.round(earlier!),
        closesLater: Math.round(later!),
        ringBackAfter: ringBack!,
      },
    });
  };
  const result = run.view?.state === 'done' ? run.view.result : null;
  return (
    <Page title="What if" actions={<Link to="/balance">Balance</Link>}>
      <Panel title="A day under other circumstances">
        <p className="panel-body quiet small">
          The day goes through the policy of the hub and the promises of the charter, once as planned and once
          like this. Nothing is changed by it. The same seed gives the same answer.
        </p>
        <div className="what-if-fields panel-body">
          <DateInput label="Day" value={date} onChange={setDate} />
          <Choice label="Traffic" value={traffic} options={TRAFFIC} onChange={setTraffic} />
          <TextInput
            label="Times as much comes"
            hint="1 is as it is, 1.2 a fifth more"
            inputMode="decimal"
            value={fields.factor}
            onChange={set('factor')}
            maxLength={5}
          />
          <TextInput
            label="Seed"
            inputMode="numeric"
            value={fields.seed}
            onChange={set('seed')}
            maxLength={9}
          />
          <ServiceChoice label="People for" value={fields.service} onChange={set('service')} />
          <TextInput
            label="More, or fewer with a minus"
            value={fields.more}
            onChange={set('more')}
            maxLength={4}
          />
          <ServiceChoice label="Whoever does" value={fields.alsoFrom} onChange={set('alsoFrom')} />
          <ServiceChoice
            label="Also does"
            value={fields.alsoDo}
            without={fields.alsoFrom}
            onChange={set('alsoDo')}
          />
          <TextInput
            label="Opens earlier by minutes"
            value={fields.earlier}
            onChange={set('earlier')}
            maxLength={4}
          />
          <TextInput
            label="Closes later by minutes"
            value={fields.later}
            onChange={set('later')}
            maxLength={4}
          />
          <TextInput
            label="Callers are offered a callback after minutes"
            hint="Empty: as it is"
            inputMode="decimal"
            value={fields.ringBack}
            onChange={set('ringBack')}
            maxLength={4}
          />
        </div>
        <div className="panel-body">
          <ActionButton look="main" isDisabled={!isComplete} isPending={run.isRunning} onPress={start}>
            Simulate
          </ActionButton>
        </div>
        <RunProgress run={run} />
      </Panel>
      {result && <LookedAhead result={result} names={NAMES} />}
    </Page>
  );
};
