import { api, type EnquiryDetail, type LedgerEntry } from '@frontdoor/contracts';
import { Button } from 'react-aria-components/Button';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import { mayUse, useMe } from '../../../session/me.js';
import { shortTime } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Icon } from '../../../ui/icon.js';
import { PopUp } from '../../../ui/pop-up.js';
import { ReasonForm } from '../reason-form.js';
import { useEnquiryAction, useTellEffects } from '../use-enquiry-action.js';
import './ledger.css';
import { many } from '../../../ui/many.js';

/** Takes back what was recorded by mistake, after asking why. */
const TakeBack = ({ enquiry, entry }: { enquiry: EnquiryDetail; entry: LedgerEntry }) => {
  const { begin, tell } = useTellEffects(enquiry);
  const takeBack = useEnquiryAction(api.takeBackEvent, (after) => tell('Taken back.', after));
  return (
    <DialogTrigger>
      <ActionButton
        size="small"
        look="quiet"
        aria-label={`Take back: ${entry.text}`}
        isPending={takeBack.isPending}
      >
        Take back
      </ActionButton>
      <PopUp title="Take this back?">
        {(shut) => (
          <ReasonForm
            intro={`“${entry.text}” stays readable and no longer counts.`}
            label="Why was it wrong?"
            action="Take back"
            onCancel={shut}
            onDone={(reason) => {
              begin();
              takeBack.mutate({ params: { id: enquiry.id, eventId: entry.id }, body: { reason } });
              shut();
            }}
          />
        )}
      </PopUp>
    </DialogTrigger>
  );
};

/** One thing that happened; struck through once it was taken back, with the reason. */
const LedgerLine = ({ enquiry, entry }: { enquiry: EnquiryDetail; entry: LedgerEntry }) => {
  const me = useMe();
  const now = useNow();
  const zone = useZone();
  const { at, text, by, takenBack, canTakeBack } = entry;
  return (
    <li className="ledger-line">
      <div>
        <p>
          <time className="quiet figures" dateTime={at}>
            {shortTime(at, now, zone)}
          </time>{' '}
          {takenBack ? <s>{text}</s> : text}
          {by && <span className="quiet"> ({by})</span>}
        </p>
        {takenBack && (
          <p className="quiet">
            Taken back {shortTime(takenBack.at, now, zone)}
            {takenBack.by && ` by ${takenBack.by}`}: {takenBack.reason}
          </p>
        )}
      </div>
      {canTakeBack && mayUse(me, api.takeBackEvent) && <TakeBack enquiry={enquiry} entry={entry} />}
    </li>
  );
};

/** What happened to the enquiry and its promises are counted by, the latest first. */
export const Ledger = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const { ledger } = enquiry;
  if (ledger.length === 0) return null;
  const lines = ledger.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <Disclosure className="ledger">
      <Heading level={3} className="why-heading">
        <Button slot="trigger" className="why-button">
          <Icon name="right" size={14} />
          What counts for the promises
          <span className="visually-hidden">, {many(ledger.length, 'entry', 'entries')}</span>
        </Button>
      </Heading>
      <DisclosurePanel>
        <p className="quiet small">
          The due times of the promises follow from this. What is wrong can be taken back.
        </p>
        <ol className="ledger-lines">
          {lines.map((entry) => (
            <LedgerLine key={entry.id} enquiry={enquiry} entry={entry} />
          ))}
        </ol>
      </DisclosurePanel>
    </Disclosure>
  );
};
