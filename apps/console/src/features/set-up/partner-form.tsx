import { api, type PartnersView } from '@frontdoor/contracts';
import { useState } from 'react';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { TextInput } from '../../ui/text-input.js';
import { Toggle } from '../../ui/toggle.js';
import './reporting-parts.css';

const KINDS = [
  { value: 'open311', label: 'Open311' },
  { value: 'email', label: 'Email' },
] as const;

interface Props {
  /** Null for a new one. */
  partner: PartnersView['partners'][number] | null;
  shut: () => void;
}

/** A short name as the command line makes it from a long one. */
const shortened = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');

/** Where and how enquiries are handed to another organisation. */
export const PartnerForm = ({ partner, shut }: Props) => {
  const [name, setName] = useState(partner?.name ?? '');
  const [kind, setKind] = useState(partner?.kind ?? 'open311');
  const [address, setAddress] = useState(partner?.address ?? '');
  const [serviceCode, setServiceCode] = useState(partner?.serviceCode ?? '');
  const [jurisdiction, setJurisdiction] = useState(partner?.jurisdiction ?? '');
  const [apiKey, setApiKey] = useState('');
  const [withoutKey, setWithoutKey] = useState(false);
  const save = useAction(api.savePartner, {
    refresh: [keys.partnerSetUp],
    onDone: () => {
      notify({ tone: 'good', title: `Enquiries can be handed to ${name}.` });
      shut();
    },
  });
  const slug = partner?.slug ?? shortened(name);
  const isOpen311 = kind === 'open311';
  const isReady =
    slug !== '' && name.trim() !== '' && address.trim() !== '' && (!isOpen311 || serviceCode.trim() !== '');
  const keyGiven = withoutKey ? { apiKey: null } : apiKey.trim() === '' ? {} : { apiKey };
  const was = partner && {
    slug: partner.slug,
    name: partner.name,
    kind: partner.kind,
    address: partner.address,
    jurisdiction: partner.jurisdiction,
    serviceCode: partner.serviceCode,
  };
  return (
    <form
      className="reporting-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        const openly = {
          jurisdiction: isOpen311 ? jurisdiction.trim() || null : null,
          serviceCode: isOpen311 ? serviceCode.trim() || null : null,
        };
        save.mutate({
          params: { slug },
          body: { ...openly, ...keyGiven, name, kind, address: address.trim(), was },
        });
      }}
    >
      <TextInput label="Name" value={name} onChange={setName} maxLength={200} />
      <Choice label="It takes them by" value={kind} options={KINDS} onChange={setKind} />
      <TextInput
        label={isOpen311 ? 'Endpoint' : 'Email address'}
        hint={
          isOpen311
            ? 'Such as https://partner.example/open311/v2/'
            : 'Answers to customers never go to this address'
        }
        value={address}
        onChange={setAddress}
        maxLength={2000}
      />
      {isOpen311 && (
        <>
          <TextInput
            label="service_code"
            hint="Under which it takes what we hand over: its services.xml lists them"
            value={serviceCode}
            onChange={setServiceCode}
            maxLength={200}
          />
          <TextInput
            label="jurisdiction_id"
            hint="Where it serves several; may be empty"
            value={jurisdiction}
            onChange={setJurisdiction}
            maxLength={200}
          />
          <TextInput
            label={partner?.hasKey ? 'Another api_key' : 'api_key'}
            hint={
              partner?.hasKey
                ? 'It has one, which nobody can read again; empty leaves it as it is'
                : 'As the partner gave it; may be empty'
            }
            type="password"
            autoComplete="off"
            value={apiKey}
            onChange={setApiKey}
            maxLength={500}
            isDisabled={withoutKey}
          />
          {partner?.hasKey && (
            <Toggle label="It wants no api_key any more" isSelected={withoutKey} onChange={setWithoutKey} />
          )}
        </>
      )}
      <div className="pop-up-actions">
        <ActionButton onPress={shut}>Cancel</ActionButton>
        <ActionButton type="submit" look="main" isDisabled={!isReady} isPending={save.isPending}>
          Save
        </ActionButton>
      </div>
    </form>
  );
};
