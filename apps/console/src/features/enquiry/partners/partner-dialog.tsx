import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/client.js';
import { keys } from '../../../api/keys.js';
import { BriefFields } from '../../../casework/brief/brief-fields.js';
import { useBrief } from '../../../casework/brief/use-brief.js';
import { notify } from '../../../state/notices.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Choice } from '../../../ui/choice.js';
import { Loaded } from '../../../ui/loaded.js';
import { PopUp } from '../../../ui/pop-up.js';
import { TextBox } from '../../../ui/text-input.js';
import { Toggle } from '../../../ui/toggle.js';
import { useEnquiryAction } from '../use-enquiry-action.js';

interface Props {
  enquiry: EnquiryDetail;
  onClose: () => void;
}

const WAY = { open311: 'to its system, by Open311', email: 'by email' } as const;

/** Hands the enquiry to another organisation, with what the customer wrote. */
export const PartnerDialog = ({ enquiry, onClose }: Props) => {
  const partners = useQuery({
    queryKey: keys.partners,
    queryFn: ({ signal }) => call(api.listPartners, {}, { signal }),
  });
  const [partnerId, setPartnerId] = useState('');
  const [words, setWords] = useState('');
  const [withCustomer, setWithCustomer] = useState(false);
  const [withFiles, setWithFiles] = useState(true);
  const [requestId] = useState(() => crypto.randomUUID());
  const brief = useBrief(enquiry.id);
  const chosen = partners.data?.partners.find(({ id }) => id === partnerId);
  const hand = useEnquiryAction(api.handToPartner, () => {
    onClose();
    notify({
      tone: 'good',
      name: 'handed',
      title: `${enquiry.reference} goes to ${chosen?.name}.`,
      text: 'It stays here too, and its promises run on. What they say of it comes into the timeline.',
    });
  });
  return (
    <PopUp title="Hand to another organisation" isOpen onOpenChange={onClose}>
      {() => (
        <>
          <Loaded query={partners}>
            {({ partners: all }) =>
              all.length === 0 ? (
                <p>
                  No partner is set up yet. An administrator adds one on the command line, with{' '}
                  <code>frontdoor admin partner set</code>.
                </p>
              ) : (
                <Choice
                  label="Hand to"
                  value={partnerId}
                  options={all.map(({ id, name, kind }) => ({ value: id, label: name, detail: WAY[kind] }))}
                  onChange={setPartnerId}
                  placeholder="Choose an organisation"
                />
              )
            }
          </Loaded>
          {chosen?.trouble && (
            <p role="status">
              {chosen.name} cannot be reached just now. It gets the enquiry once it can: it is tried again and
              again.
            </p>
          )}
          <TextBox
            label="What do you ask them to do?"
            hint="They see this first, and the brief below it."
            rows={2}
            value={words}
            onChange={setWords}
            maxLength={1000}
          />
          <BriefFields brief={brief} />
          <Toggle
            label="Send the files that the customer sent"
            isSelected={withFiles}
            onChange={setWithFiles}
          />
          <Toggle
            label="The customer agrees that we give their name and addresses"
            isSelected={withCustomer}
            onChange={setWithCustomer}
          />
          <p className="quiet">The enquiry stays open here, and its promises run on.</p>
          <div className="pop-up-actions">
            <ActionButton onPress={onClose}>Cancel</ActionButton>
            <ActionButton
              look="main"
              isDisabled={partnerId === '' || !brief.draft || words.trim().length < 3}
              isPending={hand.isPending}
              onPress={() =>
                hand.mutate({
                  params: { id: enquiry.id },
                  body: {
                    ...{ partnerId, requestId, words, withCustomer, withFiles },
                    ...(brief.given && { brief: brief.given }),
                  },
                })
              }
            >
              Hand over
            </ActionButton>
          </div>
        </>
      )}
    </PopUp>
  );
};
