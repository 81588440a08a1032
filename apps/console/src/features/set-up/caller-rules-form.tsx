import { api, type CallerRulesView } from '@frontdoor/contracts';
import { useState } from 'react';
import { useAction } from '../../api/use-action.js';
import { keys } from '../../api/keys.js';
import { notify } from '../../state/notices.js';
import { ActionButton } from '../../ui/action-button.js';
import { TextInput } from '../../ui/text-input.js';
import { CallerRuleRow } from './caller-rule-row.js';
import { fieldsOf, newRule, type RuleFields, rulesOf } from './caller-rule-fields.js';

interface Props {
  service: CallerRulesView['services'][number];
  services: CallerRulesView['services'];
  shut: () => void;
}

/** What a service does with its callers, changed as a whole. */
export const CallerRulesForm = ({ service, services, shut }: Props) => {
  const [fields, setFields] = useState(() => fieldsOf(service.rules));
  const save = useAction(api.changeCallerRules, {
    refresh: [keys.callerRules],
    onDone: () => {
      notify({ tone: 'good', title: `Callers of ${service.name} are dealt with like this from now on.` });
      shut();
    },
  });
  const rules = rulesOf(fields);
  const send = (next: typeof rules) =>
    save.mutate({ params: { slug: service.slug }, body: { rules: next, was: service.rules } });
  const list = (part: 'before' | 'waiting') => {
    const set = (some: RuleFields[]) => setFields({ ...fields, [part]: some });
    return (
      <ol className="caller-rules">
        {fields[part].map((rule, at) => (
          <CallerRuleRow
            key={rule.key}
            place={at + 1}
            rule={rule}
            services={services.filter(({ slug }) => slug !== service.slug)}
            onChange={(changed) => set(fields[part].map((each) => (each.key === rule.key ? changed : each)))}
            onRemove={() => set(fields[part].filter((each) => each.key !== rule.key))}
            onUp={
              part === 'before' && at > 0
                ? () => set(fields[part].with(at - 1, rule).with(at, fields[part][at - 1]!))
                : undefined
            }
          />
        ))}
      </ol>
    );
  };
  return (
    <div className="caller-rules-form">
      <section aria-labelledby="before-waiting">
        <h3 id="before-waiting">Before they wait</h3>
        <p className="quiet small">
          The first rule that fits counts. Where it is closed or nobody is logged in and no rule says
          otherwise, callers are offered a callback and to leave a message.
        </p>
        {list('before')}
        <ActionButton
          size="small"
          onPress={() =>
            setFields({ ...fields, before: [...fields.before, newRule('waiting-more-than', '5')] })
          }
        >
          Add a rule before waiting
        </ActionButton>
      </section>
      <section aria-labelledby="while-waiting">
        <h3 id="while-waiting">While they wait</h3>
        <p className="quiet small">Each comes once, when its time has come; the last offer is said again.</p>
        {list('waiting')}
        <ActionButton
          size="small"
          onPress={() => setFields({ ...fields, waiting: [...fields.waiting, newRule('after', '60')] })}
        >
          Add a rule while waiting
        </ActionButton>
      </section>
      <TextInput
        label="A quicker way"
        hint="Said now and then to whoever waits: “You can also report this on our website.” Nothing where it is empty."
        value={fields.quicker}
        onChange={(quicker) => setFields({ ...fields, quicker })}
        maxLength={300}
      />
      <div className="pop-up-actions">
        {service.rules && (
          <ActionButton look="quiet" isPending={save.isPending} onPress={() => send(null)}>
            As the charter has it
          </ActionButton>
        )}
        <ActionButton onPress={shut}>Cancel</ActionButton>
        <ActionButton look="main" isDisabled={!rules} isPending={save.isPending} onPress={() => send(rules)}>
          Save
        </ActionButton>
      </div>
    </div>
  );
};
