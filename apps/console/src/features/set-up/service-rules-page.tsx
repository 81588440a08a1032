import { api, SERVICE_RULES, type ServiceRule, type ServiceRulesView } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Link, useParams } from 'react-router';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { mayUse, useMe } from '../../session/me.js';
import { notify } from '../../state/notices.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Badge } from '../../ui/badge.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { PopUp } from '../../ui/pop-up.js';
import { CallsForm } from './calls-form.js';
import { HopsForm } from './hops-form.js';
import { LeftAloneForm } from './left-alone-form.js';
import { LevelsForm } from './levels-form.js';
import { OverflowForm } from './overflow-form.js';
import { RingsForm } from './rings-form.js';
import { RuleSentences } from './rule-sentences.js';
import { SetUpNav } from './set-up-nav.js';
import type { RuleFormProps } from './use-save-rule.js';
import { WordsForm } from './words-form.js';
import '../../ui/history-list.css';
import './service-rules-page.css';

const forms: Record<ServiceRule['what'], (props: RuleFormProps) => ReactNode> = {
  calls: CallsForm,
  overflow: OverflowForm,
  rings: RingsForm,
  levels: LevelsForm,
  'left-alone': LeftAloneForm,
  hops: HopsForm,
  words: WordsForm,
};

const UsualCalls = ({ usual }: { usual: ServiceRulesView['usualCalls'] }) => (
  <p className="quiet small">
    Where nothing else is said of whoever waits, the charter has it: after {usual.offerAfterSeconds} seconds
    they are offered a callback or to leave a message. Whoever hangs up before anybody answers is{' '}
    {usual.ringsBack ? 'rung back' : 'not rung back'}.
  </p>
);

interface RuleProps {
  rule: ServiceRulesView['rules'][number];
  view: ServiceRulesView;
  mayChange: boolean;
}

const Rule = ({ rule: { what, isUsual, sentences }, view, mayChange }: RuleProps) => {
  const title = SERVICE_RULES[what];
  const Form = forms[what];
  const change = (
    <DialogTrigger>
      <ActionButton size="small" aria-label={`Change: ${title}`}>
        Change
      </ActionButton>
      <PopUp title={`${title}: ${view.name}`}>{(shut) => <Form view={view} shut={shut} />}</PopUp>
    </DialogTrigger>
  );
  return (
    <Panel title={title} aside={mayChange ? change : undefined}>
      <div className="rule-body">
        {isUsual && <p className="quiet small">As usual</p>}
        <RuleSentences sentences={sentences} none="Nothing is set." />
        {what === 'calls' && <UsualCalls usual={view.usualCalls} />}
      </div>
    </Panel>
  );
};

const Changes = ({ changes, mayUndo }: { changes: ServiceRulesView['changes']; mayUndo: boolean }) => {
  const [now, zone] = [useNow(), useZone()];
  const undo = useAction(api.undoServiceRule, {
    refresh: [keys.serviceRules],
    onDone: () => notify({ tone: 'good', title: 'The change is undone.' }),
  });
  if (changes.length === 0) return <p className="panel-body quiet">Nobody changed anything yet.</p>;
  return (
    <ul className="history-list">
      {changes.map(({ id, what, by, at, sentences, undone, canUndo }) => (
        <li key={id}>
          <div>
            <p className={undone ? 'history-undone' : undefined}>
              <strong>{SERVICE_RULES[what]}</strong>
            </p>
            <RuleSentences sentences={sentences} none="Nothing is set." />
            <p className="quiet small figures">
              {by ?? 'On the command line'}, {shortTime(at, now, zone)}
              {undone && `; undone by ${undone.by ?? 'the command line'}, ${shortTime(undone.at, now, zone)}`}
            </p>
          </div>
          {undone && <Badge>Undone</Badge>}
          {!undone && canUndo && mayUndo && (
            <ActionButton
              size="small"
              icon="undo"
              isPending={undo.isPending}
              aria-label={`Undo the change: ${SERVICE_RULES[what]}`}
              onPress={() => undo.mutate({ params: { id } })}
            >
              Undo
            </ActionButton>
          )}
        </li>
      ))}
    </ul>
  );
};

/** All rules of one service, and who changed them. */
export const ServiceRulesPage = () => {
  const { slug = '' } = useParams();
  const mayChange = mayUse(useMe(), api.changeServiceRule);
  const query = useQuery({
    queryKey: [...keys.serviceRules, slug],
    queryFn: ({ signal }) => call(api.readServiceRules, { params: { slug } }, { signal }),
  });
  return (
    <Page
      key={slug}
      title={query.data ? `Rules of ${query.data.name}` : 'Rules of a service'}
      before={<Link to="/set-up/rules">All services</Link>}
      after={<SetUpNav />}
    >
      <Loaded query={query} rows={8}>
        {(view) => (
          <>
            {view.rules.map((rule) => (
              <Rule key={rule.what} rule={rule} view={view} mayChange={mayChange} />
            ))}
            <Panel title="Changes made here">
              <Changes changes={view.changes} mayUndo={mayChange} />
            </Panel>
          </>
        )}
      </Loaded>
    </Page>
  );
};
