import { useState } from 'react';
import { Choice } from '../../ui/choice.js';
import { RuleActions } from './rule-actions.js';
import { Searched } from './searched.js';
import { type RuleFormProps, useSaveRule } from './use-save-rule.js';

const LEVELS = [
  { value: '', label: 'As usual (3)' },
  { value: '1', label: '1: is learning it' },
  { value: '2', label: '2' },
  { value: '3', label: '3' },
  { value: '4', label: '4' },
  { value: '5', label: '5: knows it best' },
];

/** How well each person knows the service. */
export const LevelsForm = (props: RuleFormProps) => {
  const { people } = props.view;
  const [levels, setLevels] = useState(() =>
    Object.fromEntries(people.map(({ id, level }) => [id, level === null ? '' : String(level)])),
  );
  const save = useSaveRule(props, 'levels');
  const value = Object.fromEntries(
    Object.entries(levels).flatMap(([id, level]) => (level === '' ? [] : [[id, Number(level)] as const])),
  );
  return (
    <div className="set-up-form">
      <p className="quiet small">
        Who knows it better is asked first. The rings say from which level on somebody is asked at all.
      </p>
      <Searched what={['person', 'people']} rows={people} wordsOf={({ name }) => [name]}>
        {(shown) => (
          <div className="rule-levels">
            {shown.map(({ id, name }) => (
              <Choice
                key={id}
                label={name}
                value={levels[id] ?? ''}
                options={LEVELS}
                onChange={(level) => setLevels({ ...levels, [id]: level })}
              />
            ))}
          </div>
        )}
      </Searched>
      <RuleActions
        isReady
        isPending={save.isPending}
        onSave={() => save.send({ what: 'levels', value })}
        onCancel={props.shut}
      />
    </div>
  );
};
