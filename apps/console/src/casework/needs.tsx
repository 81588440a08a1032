import { api, type EnquiryDetail, type Need, NEED_NAMES, NEEDS } from '@frontdoor/contracts';
import { useState } from 'react';
import { mayUse, useMe } from '../session/me.js';
import { ActionButton } from '../ui/action-button.js';
import { TextBox } from '../ui/text-input.js';
import { Toggle } from '../ui/toggle.js';
import { useCustomerAction } from './use-customer-action.js';
import './needs.css';

type Customer = Pick<EnquiryDetail['customerDetail'], 'id' | 'needs' | 'needsNote'>;

const NeedsForm = ({ customer, onDone }: { customer: Customer; onDone: () => void }) => {
  const [needs, setNeeds] = useState<readonly Need[]>(customer.needs);
  const [note, setNote] = useState(customer.needsNote ?? '');
  const record = useCustomerAction(api.recordNeeds, onDone);
  return (
    <form
      className="needs-form"
      aria-label="What this customer needs"
      onSubmit={(event) => {
        event.preventDefault();
        record.mutate({ params: { id: customer.id }, body: { needs: [...needs], note } });
      }}
    >
      {NEED_NAMES.map((each) => (
        <Toggle
          key={each}
          label={NEEDS[each].label}
          isSelected={needs.includes(each)}
          onChange={(needed) => setNeeds(needed ? [...needs, each] : needs.filter((other) => other !== each))}
        />
      ))}
      <TextBox label="What else helps" value={note} onChange={setNote} rows={2} maxLength={500} />
      <div className="pop-up-actions">
        <ActionButton size="small" onPress={onDone}>
          Cancel
        </ActionButton>
        <ActionButton size="small" look="main" type="submit" isPending={record.isPending}>
          Keep
        </ActionButton>
      </div>
    </form>
  );
};

/** What the customer needs of us, recorded once for all their matters, to be changed here. */
export const Needs = ({ customer }: { customer: Customer }) => {
  const [isOpen, setIsOpen] = useState(false);
  const me = useMe();
  if (isOpen) return <NeedsForm customer={customer} onDone={() => setIsOpen(false)} />;
  return (
    <div className="needs">
      {customer.needs.length > 0 && (
        <dl>
          {customer.needs.map((each) => (
            <div key={each}>
              <dt>{NEEDS[each].label}</dt>
              <dd className="quiet small">{NEEDS[each].does}</dd>
            </div>
          ))}
        </dl>
      )}
      {customer.needsNote !== null && <p className="small">{customer.needsNote}</p>}
      {mayUse(me, api.recordNeeds) && (
        <ActionButton size="small" look="quiet" onPress={() => setIsOpen(true)}>
          {customer.needs.length > 0 ? 'Change what they need' : 'Record what they need'}
        </ActionButton>
      )}
    </div>
  );
};
