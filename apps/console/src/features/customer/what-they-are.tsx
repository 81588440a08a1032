import { api, type CustomerPage } from '@frontdoor/contracts';
import { useState } from 'react';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { mayUse, useMe } from '../../session/me.js';
import { ActionButton } from '../../ui/action-button.js';
import { Radios } from '../../ui/radios.js';
import { TextInput } from '../../ui/text-input.js';

/** A person or an organisation, and what they are called. */
export const WhatTheyAre = ({ customer: { id, kind: was, name: called } }: { customer: CustomerPage }) => {
  const me = useMe();
  const [kind, setKind] = useState(was);
  const [name, setName] = useState(called ?? '');
  const say = useAction(api.sayWhatCustomerIs, { refresh: [keys.customers, keys.enquiries] });
  const isChanged = name.trim() !== '' && (kind !== was || name.trim() !== (called ?? ''));
  if (!mayUse(me, api.sayWhatCustomerIs)) return null;
  return (
    <>
      <Radios
        label="This customer is"
        value={kind}
        options={[
          { value: 'person', label: 'A person' },
          { value: 'organisation', label: 'An organisation' },
        ]}
        onChange={setKind}
      />
      <TextInput label="Name" value={name} onChange={setName} maxLength={200} />
      {isChanged && (
        <div>
          <ActionButton
            size="small"
            look="main"
            isPending={say.isPending}
            onPress={() => say.mutate({ params: { id }, body: { kind, name: name.trim() } })}
          >
            Keep
          </ActionButton>
        </div>
      )}
    </>
  );
};
