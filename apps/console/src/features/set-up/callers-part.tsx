import { api, type CallerRulesView } from '@frontdoor/contracts';
import { DialogTrigger } from 'react-aria-components/Dialog';
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
import { Panel } from '../../ui/panel.js';
import { PopUp } from '../../ui/pop-up.js';
import { CallerRulesForm } from './caller-rules-form.js';
import { Command, HowChanged } from './how-changed.js';
import { Searched } from './searched.js';
import { useSetUp } from './use-set-up.js';
import '../../ui/history-list.css';
import './callers-part.css';

const Sentences = ({ sentences }: { sentences: readonly string[] }) =>
  sentences.length === 0 ? (
    <p className="quiet">As the charter has it for every service.</p>
  ) : (
    <ul className="caller-sentences">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );

const Service = ({
  service,
  services,
  mayChange,
}: {
  service: CallerRulesView['services'][number];
  services: CallerRulesView['services'];
  mayChange: boolean;
}) => (
  <li>
    <div>
      <p className="set-up-name">{service.name}</p>
      <Sentences sentences={service.sentences} />
    </div>
    {mayChange && (
      <DialogTrigger>
        <ActionButton size="small" aria-label={`Change for ${service.name}`}>
          Change
        </ActionButton>
        <PopUp title={`Callers of ${service.name}`}>
          {(shut) => <CallerRulesForm service={service} services={services} shut={shut} />}
        </PopUp>
      </DialogTrigger>
    )}
  </li>
);

const Changes = ({ changes, mayUndo }: { changes: CallerRulesView['changes']; mayUndo: boolean }) => {
  const [now, zone] = [useNow(), useZone()];
  const undo = useAction(api.undoCallerRules, {
    refresh: [keys.callerRules],
    onDone: () => notify({ tone: 'good', title: 'The change is undone.' }),
  });
  if (changes.length === 0) return <p className="panel-body quiet">Nobody changed anything yet.</p>;
  return (
    <ul className="history-list">
      {changes.map(({ id, service, by, at, sentences, undone, canUndo }) => (
        <li key={id}>
          <div>
            <p className={undone ? 'history-undone' : undefined}>
              <strong>{service}</strong>
            </p>
            <Sentences sentences={sentences} />
            <p className="quiet small figures">
              {by ?? 'On the command line'}, {shortTime(at, now, zone)}
              {undone && `; undone by ${undone.by ?? 'the command line'}, ${shortTime(undone.at, now, zone)}`}
            </p>
          </div>
          {undone ? (
            <Badge>Undone</Badge>
          ) : (
            canUndo &&
            mayUndo && (
              <ActionButton
                size="small"
                icon="undo"
                isPending={undo.isPending}
                aria-label={`Undo the change for ${service}`}
                onPress={() => undo.mutate({ params: { id } })}
              >
                Undo
              </ActionButton>
            )
          )}
        </li>
      ))}
    </ul>
  );
};

/** What each service does with its callers before and while they wait, and who changed that. */
export const CallersPart = () => {
  const query = useSetUp(api.readCallerRules, keys.callerRules);
  const mayChange = mayUse(useMe(), api.changeCallerRules);
  return (
    <>
      <HowChanged>
        {mayChange ? 'Change them here, or' : 'An administrator changes them here, or'} on the command line
        with <Command words="admin calls" />.
      </HowChanged>
      <Loaded query={query} rows={8}>
        {({ usual, services, changes }) => (
          <>
            <p className="quiet">
              The charter has it for every service without rules of its own: whoever has waited{' '}
              {usual.offerAfterSeconds} seconds is offered a callback or to leave a message, and whoever hangs
              up before anybody answers is {usual.ringsBack ? 'rung back' : 'not rung back'}.
            </p>
            <Searched
              what={['service', 'services']}
              rows={services}
              wordsOf={({ name, slug, sentences }) => [name, slug, ...sentences]}
            >
              {(shown) => (
                <ul className="history-list" aria-label="Services">
                  {shown.map((service) => (
                    <Service key={service.slug} service={service} services={services} mayChange={mayChange} />
                  ))}
                </ul>
              )}
            </Searched>
            <Panel title="Changes made here">
              <Changes changes={changes} mayUndo={mayChange} />
            </Panel>
          </>
        )}
      </Loaded>
    </>
  );
};
