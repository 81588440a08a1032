import { api, AUTHORITIES, type AuthorityKind, type CustomerPage } from '@frontdoor/contracts';
import { useState } from 'react';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { AuthorityLines, sayAuthority } from '../../casework/authority-lines.js';
import { mayUse, useMe } from '../../session/me.js';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { Panel } from '../../ui/panel.js';
import { PopUp } from '../../ui/pop-up.js';
import { TextBox, TextInput } from '../../ui/text-input.js';

const refresh = { refresh: [keys.customers, keys.enquiries] };
const KINDS = (Object.keys(AUTHORITIES) as AuthorityKind[]).map((value) => ({
  value,
  label: AUTHORITIES[value],
}));

const Recording = ({ customer: { id }, onClose }: { customer: CustomerPage; onClose: () => void }) => {
  const [forName, setForName] = useState('');
  const [forReference, setForReference] = useState('');
  const [kind, setKind] = useState<AuthorityKind>('consent');
  const [evidence, setEvidence] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const record = useAction(api.recordAuthority, { ...refresh, onDone: onClose });
  const isReady = forName.trim() !== '' && evidence.trim().length > 2 && from !== '';
  return (
    <PopUp title="Record an authority" isOpen onOpenChange={onClose}>
      {() => (
        <>
          <TextInput label="Acts for" value={forName} onChange={setForName} maxLength={200} autoFocus />
          <TextInput
            label="Reference of an enquiry of theirs (optional)"
            value={forReference}
            onChange={setForReference}
            maxLength={20}
          />
          <Choice label="On what ground" value={kind} options={KINDS} onChange={setKind} />
          <TextBox
            label="What was seen, and where it is kept"
            rows={2}
            value={evidence}
            onChange={setEvidence}
            maxLength={1000}
          />
          <TextInput label="From" type="date" value={from} onChange={setFrom} />
          <TextInput label="Until (optional)" type="date" value={until} onChange={setUntil} />
          <div className="pop-up-actions">
            <ActionButton onPress={onClose}>Cancel</ActionButton>
            <ActionButton
              look="main"
              isDisabled={!isReady}
              isPending={record.isPending}
              onPress={() =>
                record.mutate({
                  params: { id },
                  body: {
                    ...{ forName: forName.trim(), forReference: forReference.trim(), kind },
                    ...{ evidence: evidence.trim(), from, until: until === '' ? null : until },
                  },
                })
              }
            >
              Record
            </ActionButton>
          </div>
        </>
      )}
    </PopUp>
  );
};

/** For whom the customer acts and who acts for them, with the evidence. */
export const AuthorityPanel = ({ customer }: { customer: CustomerPage }) => {
  const me = useMe();
  const [isOpen, setIsOpen] = useState(false);
  const end = useAction(api.endAuthority, refresh);
  return (
    <Panel title="Who acts for whom">
      <div className="panel-body customer-served">
        {customer.authorities.length === 0 && <p className="quiet">Nobody, as far as is recorded.</p>}
        {customer.authorities.map((each) => (
          <div key={each.id} role="group" aria-label={sayAuthority(each)}>
            <AuthorityLines authorities={[each]} />
            <p className="quiet small">
              {each.evidence} (recorded by {each.by})
            </p>
            {each.state !== 'ended' && mayUse(me, api.endAuthority) && (
              <ActionButton
                size="small"
                look="quiet"
                isPending={end.isPending}
                onPress={() => end.mutate({ params: { id: each.id } })}
              >
                End it
              </ActionButton>
            )}
          </div>
        ))}
        {mayUse(me, api.recordAuthority) && (
          <div>
            <ActionButton size="small" onPress={() => setIsOpen(true)}>
              Record an authority
            </ActionButton>
          </div>
        )}
        {isOpen && <Recording customer={customer} onClose={() => setIsOpen(false)} />}
      </div>
    </Panel>
  );
};
