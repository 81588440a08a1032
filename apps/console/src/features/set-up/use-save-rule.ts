import { api, SERVICE_RULES, type ServiceRule, type ServiceRulesView } from '@frontdoor/contracts';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';

export interface RuleFormProps {
  view: ServiceRulesView;
  shut: () => void;
}

/** A rule as it was shown. */
function ruleShown(view: ServiceRulesView, what: ServiceRule['what']): ServiceRule {
  switch (what) {
    case 'calls':
      return { what, value: view.calls };
    case 'overflow':
      return { what, value: view.overflow };
    case 'rings':
      return { what, value: view.rings };
    case 'hops':
      return { what, value: view.hops };
    case 'left-alone':
      return { what, value: view.leftAlone };
    case 'words':
      return { what, value: view.words };
    case 'levels': {
      const said = view.people.flatMap(({ id, level }) => (level === null ? [] : [[id, level] as const]));
      return { what, value: Object.fromEntries(said) };
    }
  }
}

/** Sets a rule of the service that is shown. */
export const useSaveRule = ({ view, shut }: RuleFormProps, what: ServiceRule['what']) => {
  const save = useAction(api.changeServiceRule, {
    refresh: [keys.serviceRules],
    onDone: () => {
      notify({
        tone: 'good',
        title: `“${SERVICE_RULES[what]}” counts for ${view.name} like this from now on.`,
      });
      shut();
    },
  });
  return {
    isPending: save.isPending,
    send: (rule: ServiceRule) =>
      save.mutate({ params: { slug: view.slug }, body: { rule, was: ruleShown(view, what) } }),
  };
};

/** Nothing but digits is a number. */
export const wholeNumber = (text: string): number =>
  /^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN;
