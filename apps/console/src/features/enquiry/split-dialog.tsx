import { api, CHANNELS, type EnquiryDetail } from '@frontdoor/contracts';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ServiceChoice } from '../../casework/service-choice.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { PopUp } from '../../ui/pop-up.js';
import { TextInput } from '../../ui/text-input.js';
import { Toggle } from '../../ui/toggle.js';
import { useEnquiryAction } from './use-enquiry-action.js';
import './split-dialog.css';

/** As much of a message as tells which it is. */
const MOST = 90;

/** What was said and may be another matter: what came from the customer, and our answers to it. */
export const partsOf = ({ timeline }: Pick<EnquiryDetail, 'timeline'>) =>
  timeline.flatMap((entry) => (entry.type === 'contact' && !entry.automatic ? [entry] : []));

/** Chooses messages that are about something else, for an enquiry of their own. */
export const SplitDialog = ({ enquiry, onClose }: { enquiry: EnquiryDetail; onClose: () => void }) => {
  const now = useNow();
  const zone = useZone();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [service, setService] = useState(enquiry.serviceSlug);
  const [subject, setSubject] = useState('');
  const [tellCustomer, setTellCustomer] = useState(true);
  const split = useEnquiryAction(api.splitEnquiry, ({ id }) => {
    onClose();
    void navigate(`/enquiries/${id}`);
  });
  const parts = partsOf(enquiry);
  const received = parts.filter(({ direction }) => direction === 'in');
  const going = received.filter(({ id }) => chosen.includes(id)).length;
  const isPossible = going > 0 && going < received.length && subject.trim() !== '' && service !== '';
  return (
    <PopUp title="Split off another matter" isOpen onOpenChange={onClose}>
      {() => (
        <>
          <p>
            What you choose goes to an enquiry with a reference of its own. Whatever was promised for it stays
            due when it is.
          </p>
          <fieldset className="split-parts">
            <legend>Which messages are about it?</legend>
            {parts.map(({ id, direction, at, channel, text }) => (
              <Toggle
                key={id}
                label={`${direction === 'in' ? 'From the customer' : 'From us'} ${CHANNELS[channel].by}, ${shortTime(at, now, zone)}: ${
                  text.length > MOST ? `${text.slice(0, MOST)}…` : text
                }`}
                isSelected={chosen.includes(id)}
                onChange={(goes) => setChosen(goes ? [...chosen, id] : chosen.filter((each) => each !== id))}
              />
            ))}
          </fieldset>
          <TextInput label="What is it about?" value={subject} onChange={setSubject} maxLength={120} />
          <ServiceChoice label="Who deals with it?" value={service} onChange={setService} />
          <Toggle
            label="Tell the customer its reference"
            isSelected={tellCustomer}
            onChange={setTellCustomer}
          />
          {received.length > 0 && going === received.length && (
            <p className="quiet">Leave at least one message of the customer here.</p>
          )}
          <div className="pop-up-actions">
            <ActionButton onPress={onClose}>Cancel</ActionButton>
            <ActionButton
              look="main"
              isDisabled={!isPossible}
              isPending={split.isPending}
              onPress={() =>
                split.mutate({
                  params: { id: enquiry.id },
                  body: { contactIds: [...chosen], service, subject: subject.trim(), tellCustomer },
                })
              }
            >
              Split off
            </ActionButton>
          </div>
        </>
      )}
    </PopUp>
  );
};
