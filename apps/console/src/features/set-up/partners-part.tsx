import { api, type PartnersView } from '@frontdoor/contracts';
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
import { PopUp } from '../../ui/pop-up.js';
import { Command, HowChanged } from './how-changed.js';
import { PartnerForm } from './partner-form.js';
import { Searched } from './searched.js';
import { SetUpChanges } from './set-up-changes.js';
import { useSetUp } from './use-set-up.js';
import './reporting-parts.css';

const WORDS = {
  name: 'name',
  kind: 'how it takes them',
  address: 'address',
  jurisdiction: 'jurisdiction_id',
  serviceCode: 'service_code',
} as const;

const Partner = ({
  partner,
  mayChange,
}: {
  partner: PartnersView['partners'][number];
  mayChange: boolean;
}) => {
  const [now, zone] = [useNow(), useZone()];
  const { slug, name, kind, address, jurisdiction, serviceCode, hasKey, trouble } = partner;
  const remove = useAction(api.removePartner, {
    refresh: [keys.partnerSetUp],
    onDone: () => notify({ tone: 'good', title: `Nothing more is handed to ${name}.` }),
  });
  return (
    <li>
      <div>
        <p className="set-up-name">
          {name} {trouble && <Badge tone="bad">Out of reach</Badge>}
        </p>
        <p className="quiet small">
          {kind === 'email' ? 'By email to' : 'By Open311 at'} <bdi>{address}</bdi>
          {serviceCode !== null && `, as ${serviceCode}`}
          {jurisdiction !== null && ` of ${jurisdiction}`}
          {kind === 'open311' && (hasKey ? ', with a key' : ', without a key')}
        </p>
        {trouble && (
          <p className="small">
            Since {shortTime(trouble.since, now, zone)}: {trouble.problem}
          </p>
        )}
      </div>
      {mayChange && (
        <div className="reporting-actions">
          <DialogTrigger>
            <ActionButton size="small" aria-label={`Change ${name}`}>
              Change
            </ActionButton>
            <PopUp title={`Partner ${name}`}>{(shut) => <PartnerForm partner={partner} shut={shut} />}</PopUp>
          </DialogTrigger>
          <ActionButton
            size="small"
            aria-label={`Take away ${name}`}
            isPending={remove.isPending}
            onPress={() => remove.mutate({ params: { slug } })}
          >
            Take away
          </ActionButton>
        </div>
      )}
    </li>
  );
};

/** Other organisations that enquiries are handed to, and who changed that. */
export const PartnersPart = () => {
  const query = useSetUp(api.readPartnerSetUp, keys.partnerSetUp);
  const mayChange = mayUse(useMe(), api.savePartner);
  const undo = useAction(api.undoPartnerChange, {
    refresh: [keys.partnerSetUp],
    onDone: () => notify({ tone: 'good', title: 'The change is undone.' }),
  });
  return (
    <>
      <HowChanged>
        {mayChange ? 'Change them here, or' : 'An administrator changes them here, or'} on the command line
        with <Command words="admin partner" />. What was handed to one that is taken away is still followed.
      </HowChanged>
      <Loaded query={query} rows={4}>
        {({ partners, changes }) => (
          <>
            {mayChange && (
              <div className="reporting-actions">
                <DialogTrigger>
                  <ActionButton look="main">Add a partner</ActionButton>
                  <PopUp title="A new partner">{(shut) => <PartnerForm partner={null} shut={shut} />}</PopUp>
                </DialogTrigger>
              </div>
            )}
            <Searched
              what={['partner', 'partners']}
              rows={partners}
              wordsOf={({ slug, name, address }) => [slug, name, address]}
            >
              {(shown) => (
                <ul className="history-list" aria-label="Partners">
                  {shown.map((partner) => (
                    <Partner key={partner.slug} partner={partner} mayChange={mayChange} />
                  ))}
                </ul>
              )}
            </Searched>
            <SetUpChanges
              changes={changes}
              words={WORDS}
              otherwise="api_key"
              mayUndo={mayChange}
              isPending={undo.isPending}
              onUndo={(id) => undo.mutate({ params: { id } })}
            />
          </>
        )}
      </Loaded>
    </>
  );
};
