import type { AgentView, WatchedEntryPoint } from '@frontdoor/contracts';
import { ServiceChoice } from '../../casework/service-choice.js';
import { useMe } from '../../session/me.js';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { TextBox, TextInput } from '../../ui/text-input.js';
import { Toggle } from '../../ui/toggle.js';
import { presenceWord } from '../../ui/words.js';
import { BACK, type StepFields } from './steps.js';

const WHATS = [
  { value: 'work', label: 'Give waiting work to somebody' },
  { value: 'hand', label: 'Move all that somebody has in hand' },
  { value: 'service', label: 'Move waiting work to another service' },
  { value: 'skills', label: 'What somebody does today' },
  { value: 'capacity', label: 'How much somebody takes today' },
  { value: 'pause', label: 'Pause an entry point' },
  { value: 'open', label: 'Take up an entry point again' },
  { value: 'caller-rules', label: 'Send callers on when too many wait' },
] as const;

interface Props {
  place: number;
  fields: StepFields;
  agents: readonly AgentView[];
  entryPoints: readonly WatchedEntryPoint[];
  onChange: (fields: StepFields) => void;
  onRemove: () => void;
}

const Skills = ({ fields, onChange }: Pick<Props, 'fields' | 'onChange'>) => {
  const { services } = useMe().organisation;
  return (
    <div className="balance-skills" role="group" aria-label="Services">
      {services
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map(({ slug, name }) => (
          <Toggle
            key={slug}
            label={name}
            isSelected={fields.skills.includes(slug)}
            onChange={(isOn) =>
              onChange({
                ...fields,
                skills: isOn ? [...fields.skills, slug] : fields.skills.filter((each) => each !== slug),
              })
            }
          />
        ))}
    </div>
  );
};

/** One part of a change: what, and of whom. */
export const StepRow = ({ place, fields, agents, entryPoints, onChange, onRemove }: Props) => {
  const { services } = useMe().organisation;
  const { what } = fields;
  const change = (some: Partial<StepFields>) => onChange({ ...fields, ...some });
  const people = agents.map(({ id, name, presence, load, capacity }) => ({
    value: id,
    label: name,
    detail: `${presenceWord[presence].toLowerCase()}, ${load} of ${capacity}`,
  }));
  const choose = (agent: string) => {
    const is = agents.find(({ id }) => id === agent);
    // What they do now is where it begins.
    const skills = services.filter(({ name }) => is?.services.includes(name)).map(({ slug }) => slug);
    change({ agent, skills, capacity: is ? String(is.capacity) : '' });
  };
  const points = entryPoints
    .filter(({ paused }) => (what === 'open') === (paused !== null))
    .map(({ id, name, address }) => ({ value: id, label: name, detail: address }));
  const pick = (label: string) => (
    <Choice label={label} value={fields.agent} options={people} onChange={choose} placeholder="Choose" />
  );
  const service = (label: string) => (
    <ServiceChoice label={label} value={fields.service} onChange={(slug) => change({ service: slug })} />
  );
  const other = (label: string) => (
    <ServiceChoice
      label={label}
      value={fields.other}
      without={fields.service}
      onChange={(slug) => change({ other: slug })}
    />
  );
  const most = (
    <TextInput
      label="How many, the most urgent first"
      inputMode="numeric"
      value={fields.most}
      onChange={(text) => change({ most: text })}
      maxLength={3}
    />
  );
  return (
    <li className="balance-step">
      <fieldset>
        <legend>Part {place}</legend>
        <div className="balance-fields">
          <Choice label="What" value={what} options={WHATS} onChange={(next) => change({ what: next })} />
          {what === 'work' && (
            <>
              {service('That waits for')}
              {most}
              {pick('To')}
            </>
          )}
          {what === 'hand' && (
            <>
              {pick('From')}
              <Choice
                label="To"
                value={fields.colleague}
                placeholder="Choose"
                options={[
                  { value: BACK, label: 'Back to the queue' },
                  ...people.filter(({ value }) => value !== fields.agent),
                ]}
                onChange={(colleague) => change({ colleague })}
              />
            </>
          )}
          {what === 'service' && (
            <>
              {service('That waits for')}
              {most}
              {other('To')}
            </>
          )}
          {(what === 'skills' || what === 'capacity') && pick('Who')}
          {what === 'capacity' && (
            <TextInput
              label="Room for"
              inputMode="numeric"
              value={fields.capacity}
              onChange={(text) => change({ capacity: text })}
              maxLength={3}
            />
          )}
          {(what === 'pause' || what === 'open') && (
            <Choice
              label="Entry point"
              value={fields.entryPoint}
              options={points}
              placeholder={points.length === 0 ? 'None is paused' : 'Choose'}
              onChange={(entryPoint) => change({ entryPoint })}
            />
          )}
          {what === 'caller-rules' && (
            <>
              {service('Callers of')}
              <TextInput
                label="When more wait than"
                inputMode="numeric"
                value={fields.above}
                onChange={(text) => change({ above: text })}
                maxLength={4}
              />
              {other('Go on to')}
            </>
          )}
        </div>
        {what === 'skills' && fields.agent !== '' && <Skills fields={fields} onChange={onChange} />}
        {what === 'pause' && (
          <TextBox
            label="What are customers told meanwhile?"
            rows={2}
            value={fields.words}
            onChange={(words) => change({ words })}
            maxLength={1000}
          />
        )}
        <ActionButton size="small" onPress={onRemove} aria-label={`Remove part ${place}`}>
          Remove
        </ActionButton>
      </fieldset>
    </li>
  );
};
