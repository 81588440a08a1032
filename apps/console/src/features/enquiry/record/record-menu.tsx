import { type EnquiryDetail, EVENT_SENTENCES, type RecordedMilestone } from '@frontdoor/contracts';
import { useState } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { ActionButton } from '../../../ui/action-button.js';
import { PopUp } from '../../../ui/pop-up.js';
import { isOpen } from '../commitment.js';
import { ReasonForm } from '../reason-form.js';
import { useRecord } from '../use-enquiry-action.js';
import { ClassifyDialog } from './classify-dialog.js';
import { type Happened, HappenedDialog } from './happened-dialog.js';

/** Lets the enquiry wait for the customer by hand. */
const WaitDialog = ({ enquiry, onClose }: { enquiry: EnquiryDetail; onClose: () => void }) => {
  const { record } = useRecord(enquiry, 'The enquiry waits for the customer.');
  return (
    <PopUp title="Wait for the customer?" isOpen onOpenChange={onClose}>
      {() => (
        <ReasonForm
          intro="Promises that allow it rest until the customer writes or you stop waiting. The customer is not told: to ask them something, send a reply that is a question."
          label="What is it waiting for?"
          action="Wait"
          onCancel={onClose}
          onDone={(reason) => {
            record({ type: 'paused', reason });
            onClose();
          }}
        />
      )}
    </PopUp>
  );
};

/** Uses the exemption that a promise names for when a person is not available. */
const WaiveDialog = ({ enquiry, onClose }: { enquiry: EnquiryDetail; onClose: () => void }) => {
  const { record } = useRecord(enquiry);
  const promises = enquiry.commitments.filter((one) => one.waiver === 'person-unavailable' && isOpen(one));
  return (
    <PopUp title="The person asked for is not available" isOpen onOpenChange={onClose}>
      {() => (
        <ReasonForm
          intro={`The charter allows for this: what is waived is ${promises.map(({ title }) => `“${title}”`).join(', ')}.`}
          label="What shows it?"
          hint="Such as the entry in the diary, or who said so."
          action="Record"
          onCancel={onClose}
          onDone={(evidence) => {
            record({ type: 'waived', waiver: 'person-unavailable', evidence });
            onClose();
          }}
        />
      )}
    </PopUp>
  );
};

type Asked = Happened | 'wait' | 'waive' | 'classify';

/** Writes down what happened outside the hub, or that the matter is another than it was taken for. */
export const RecordMenu = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const item = (id: Asked, label: string) => (
    <MenuItem key={id} id={id} className="menu-item" onAction={() => setAsked(id)}>
      {label}
    </MenuItem>
  );
  const milestones: readonly RecordedMilestone[] = enquiry.recordable;
  const canWaive = enquiry.commitments.some((one) => one.waiver === 'person-unavailable' && isOpen(one));
  return (
    <>
      <MenuTrigger>
        <ActionButton icon="down">Log an event</ActionButton>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" aria-label="Log an event">
            <MenuSection>
              <Header className="menu-head">Something happened</Header>
              {milestones.map((milestone) => item(milestone, EVENT_SENTENCES[milestone]))}
              {item('clarification-received', EVENT_SENTENCES['clarification-received'])}
              {canWaive && item('waive', 'The person asked for is not available')}
            </MenuSection>
            <MenuSection>
              <Header className="menu-head">The enquiry</Header>
              {enquiry.waitingSince === null && item('wait', 'Wait for the customer')}
              {item('classify', 'Change type')}
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
      {asked === 'wait' && <WaitDialog enquiry={enquiry} onClose={close} />}
      {asked === 'waive' && <WaiveDialog enquiry={enquiry} onClose={close} />}
      {asked === 'classify' && <ClassifyDialog enquiry={enquiry} onClose={close} />}
      {asked !== null && asked !== 'wait' && asked !== 'waive' && asked !== 'classify' && (
        <HappenedDialog enquiry={enquiry} happened={asked} onClose={close} />
      )}
    </>
  );
};
