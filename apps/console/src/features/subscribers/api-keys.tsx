import { api, type ApiKeyView, type Scope } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { Icon } from '../../ui/icon.js';
import { Loaded } from '../../ui/loaded.js';
import { TextInput } from '../../ui/text-input.js';
import { WideTable } from '../../ui/wide-table.js';
import { ServicesHeldTo } from './services-held-to.js';
import { useServiceNames } from './use-service-names.js';
import { type Secret, SecretShown } from './secret-shown.js';
import '../../ui/tick.css';

const scopes: Readonly<Record<Scope, string>> = {
  'events:read': 'Ask for events',
  'services:read': 'Look up services',
  'enquiries:read': 'Read enquiries',
  'enquiries:write': 'Add to enquiries and close them',
  'customers:write': 'Say how its customers want to be answered',
  'personal-data:read': 'Read who somebody is and what they wrote',
  'subscribers:write': 'Look after subscribers',
};

const NewKey = ({
  integrations,
  onDone,
  onSecret,
}: {
  integrations: readonly string[];
  onDone: () => void;
  onSecret: (secret: Secret) => void;
}) => {
  const [name, setName] = useState('');
  const [integration, setIntegration] = useState(integrations[0] ?? '');
  const [chosen, setChosen] = useState<Scope[]>([]);
  const [services, setServices] = useState<string[]>([]);
  const add = useAction(api.addApiKey, {
    refresh: [keys.apiKeys],
    onDone: ({ key }) => {
      onSecret({ title: `API key ${name}`, text: key });
      onDone();
    },
  });
  return (
    <section className="panel subscriber" aria-label="New API key">
      <TextInput label="Name" value={name} onChange={setName} maxLength={100} autoFocus isRequired />
      <Choice
        label="Integration"
        value={integration}
        options={integrations.map((value) => ({ value, label: value }))}
        onChange={setIntegration}
      />
      <CheckboxGroup className="field" value={chosen} onChange={(next) => setChosen(next as Scope[])}>
        <Label>What it is good for</Label>
        <div className="subscriber-ticks">
          {Object.entries(scopes).map(([scope, label]) => (
            <Checkbox key={scope} value={scope} className="tick">
              <span className="tick-box">
                <Icon name="check" size={16} />
              </span>
              {label}
            </Checkbox>
          ))}
        </div>
      </CheckboxGroup>
      <ServicesHeldTo
        label="It sees these services (all where nothing is chosen)"
        value={services}
        onChange={setServices}
      />
      <div className="subscriber-actions">
        <ActionButton onPress={onDone}>Cancel</ActionButton>
        <ActionButton
          look="main"
          isDisabled={name.trim() === '' || chosen.length === 0 || integration === ''}
          isPending={add.isPending}
          onPress={() => add.mutate({ body: { name, integration, scopes: chosen, services } })}
        >
          Make the key
        </ActionButton>
      </div>
    </section>
  );
};

const KeyRow = ({ row, onSecret }: { row: ApiKeyView; onSecret: (secret: Secret) => void }) => {
  const now = useNow();
  const zone = useZone();
  const { id, name, integration, usedAt, formerUntil } = row;
  const servicesOf = useServiceNames();
  const params = { id };
  const rotate = useAction(api.rotateApiKey, {
    refresh: [keys.apiKeys],
    onDone: ({ key }) =>
      onSecret({ title: `New API key ${name}`, text: key, before: 'The one before goes on for a day.' }),
  });
  const remove = useAction(api.removeApiKey, {
    refresh: [keys.apiKeys],
    onDone: () => notify({ tone: 'good', title: `The key ${name} is good for nothing any more.` }),
  });
  return (
    <tr>
      <th scope="row">
        <span className="subscriber-line">
          <strong>{name}</strong>
        </span>
        <span className="quiet small">{integration}</span>
      </th>
      <td className="described">
        {row.scopes.map((scope) => scopes[scope]).join('; ')}
        {row.services.length > 0 && (
          <span className="quiet small subscriber-line">Held to {servicesOf(row.services)}</span>
        )}
      </td>
      <td>
        {usedAt === null ? 'Never' : shortTime(usedAt, now, zone)}
        {formerUntil !== null && (
          <span className="quiet small subscriber-line">
            Two count until {shortTime(formerUntil, now, zone)}
          </span>
        )}
      </td>
      <td>
        <div className="subscriber-actions">
          <ActionButton
            size="small"
            aria-label={`New key in the place of ${name}`}
            isPending={rotate.isPending}
            onPress={() => rotate.mutate({ params })}
          >
            New key
          </ActionButton>
          <ActionButton
            size="small"
            aria-label={`Take away the key ${name}`}
            isPending={remove.isPending}
            onPress={() => remove.mutate({ params })}
          >
            Take away
          </ActionButton>
        </div>
      </td>
    </tr>
  );
};

/** Keys by which other systems ask, and what each is good for. */
export const ApiKeys = () => {
  const [isNew, setNew] = useState(false);
  const [secret, setSecret] = useState<Secret | null>(null);
  const query = useQuery({
    queryKey: keys.apiKeys,
    queryFn: ({ signal }) => call(api.listApiKeys, {}, { signal }),
  });
  return (
    <Loaded query={query} rows={3}>
      {(list) => (
        <div className="subscribers">
          {!isNew && (
            <div>
              <ActionButton
                look="main"
                isDisabled={list.integrations.length === 0}
                onPress={() => setNew(true)}
              >
                New API key
              </ActionButton>
            </div>
          )}
          {list.integrations.length === 0 && (
            <p className="quiet">
              A key belongs to an integration. An operator adds one with{' '}
              <code>frontdoor admin integration add</code>.
            </p>
          )}
          {isNew && (
            <NewKey integrations={list.integrations} onDone={() => setNew(false)} onSecret={setSecret} />
          )}
          {secret && <SecretShown secret={secret} onClose={() => setSecret(null)} />}
          {list.keys.length > 0 && (
            <div className="panel">
              <WideTable label="API keys">
                <thead>
                  <tr>
                    <th scope="col">Key</th>
                    <th scope="col">Good for</th>
                    <th scope="col">Last used</th>
                    <th scope="col">
                      <span className="visually-hidden">Change</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {list.keys.map((row) => (
                    <KeyRow key={row.id} row={row} onSecret={setSecret} />
                  ))}
                </tbody>
              </WideTable>
            </div>
          )}
        </div>
      )}
    </Loaded>
  );
};
