import { api, CHANNELS, messageOutcome, type TimelineEntry } from '@frontdoor/contracts';
import { CallWindow } from '../../../casework/call-window.js';
import { mayUse, useMe } from '../../../session/me.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Badge } from '../../../ui/badge.js';
import { ChannelMark } from '../../../ui/channel-mark.js';
import { Icon } from '../../../ui/icon.js';
import { callWord, deliveryWord, messageOutcomeWord } from '../../../ui/words.js';
import { useEnquiryAction } from '../use-enquiry-action.js';
import { CallResult } from './call-result.js';
import { ReceivedOn } from '../scan/received-on.js';
import { ScanBeside } from '../scan/scan-beside.js';
import { Attachments, ContactWords, shut } from './contact-words.js';
import { EarlierVersions } from './earlier-versions.js';
import { EntryTime } from '../../../time/entry-time.js';
import { NewDetails } from './new-details.js';
import { AudienceMark, OnNetwork } from './on-network.js';
import { MachineEvidence } from './machine-evidence.js';
import { Transcript } from './transcript.js';
import { versionsOf } from './versions.js';
import './contact-entry.css';

/** The address out of `A resident <resident@customer.example>`; empty when it is all there is to the name. */
export const addressBeyond = (name: string, party: string): string => {
  const address = /<([^<>]+)>\s*$/.exec(party)?.[1] ?? party;
  return address === name ? '' : address;
};

/** Why it is not certain who wrote. */
const doubts = {
  unproven: 'Sender not proven',
  stated: 'Address as stated',
  shared: 'Address of several people',
  machine: 'Sent by a program',
} as const;

type Shown = NonNullable<Extract<TimelineEntry, { type: 'contact' }>['delivery']>;

const looks = {
  queued: { icon: 'clock', tone: 'quiet' },
  sending: { icon: 'clock', tone: 'quiet' },
  'to-post': { icon: 'clock', tone: 'quiet' },
  sent: { icon: 'check', tone: 'quiet' },
  delivered: { icon: 'available', tone: 'good' },
  failed: { icon: 'missed', tone: 'bad' },
  unknown: { icon: 'at-risk', tone: 'risk' },
  'taken-back': { icon: 'undo', tone: 'quiet' },
} as const;

/** Where something we sent has got to, and what to do if it did not arrive. */
const Delivery = ({ delivery, isCall }: { delivery: Shown; isCall: boolean }) => {
  const me = useMe();
  const retry = useEnquiryAction(api.retryDelivery);
  const takeBack = useEnquiryAction(api.takeBackLetter);
  const { icon, tone } = looks[delivery.state];
  return (
    <div className="delivery">
      <p className={`delivery-state delivery-${tone}`}>
        <Icon name={icon} size={16} />
        {(isCall && callWord[delivery.state]) || deliveryWord[delivery.state]} <EntryTime at={delivery.at} />
      </p>
      {delivery.problem && <p className="small">{delivery.problem}</p>}
      {delivery.canRetry && mayUse(me, api.retryDelivery) && (
        <ActionButton
          size="small"
          isPending={retry.isPending}
          onPress={() => retry.mutate({ params: { id: delivery.id } })}
        >
          Send again
        </ActionButton>
      )}
      {delivery.canTakeBack && mayUse(me, api.takeBackLetter) && (
        <ActionButton
          icon="undo"
          isPending={takeBack.isPending}
          onPress={() => takeBack.mutate({ params: { id: delivery.id } })}
        >
          Take back
        </ActionButton>
      )}
      {delivery.canSay && mayUse(me, api.sayMessageOutcome) && <WhetherArrived delivery={delivery} />}
    </div>
  );
};

/** Nobody knew whether it arrived: who found out says so, and can put it right. */
const WhetherArrived = ({ delivery: { id, said } }: { delivery: Shown }) => {
  const say = useEnquiryAction(api.sayMessageOutcome);
  const outcomes = said === null ? (['arrived', 'not-arrived'] as const) : messageOutcome.options;
  return (
    <div className="whether-arrived" role="group" aria-label="Whether it arrived">
      <p className="small">
        {said === null ? (
          <strong>Did it arrive? Ask the customer, or look at the provider.</strong>
        ) : (
          `Found out since: ${messageOutcomeWord[said].toLowerCase()}.`
        )}
      </p>
      <div className="call-result-choices">
        {outcomes
          .filter((each) => each !== said)
          .map((each) => (
            <ActionButton
              key={each}
              size="small"
              isPending={say.isPending}
              onPress={() => say.mutate({ params: { id }, body: { outcome: each } })}
            >
              {said === null
                ? messageOutcomeWord[each]
                : `Change to: ${messageOutcomeWord[each].toLowerCase()}`}
            </ActionButton>
          ))}
      </div>
    </div>
  );
};

/** Addresses besides the one it came from or went to. */
const Others = ({ label, addresses }: { label: string; addresses: readonly string[] }) =>
  addresses.length === 0 ? null : (
    <p className="quiet small">
      {label}: <bdi>{addresses.join(', ')}</bdi>
    </p>
  );

/** Where it is about, and whether it was chosen from the gazetteer. */
const Where = ({ place }: { place: NonNullable<Props['entry']['place']> }) => (
  <p className="small">
    Place: <bdi>{place.address}</bdi>
    <span className="quiet">
      {place.ward !== undefined && `, ward ${place.ward}`}
      {place.uprn === undefined ? ', as they wrote it' : `, UPRN ${place.uprn}`}
    </span>
    {place.note !== undefined && (
      <>
        <br />
        They add: <bdi>{place.note}</bdi>
      </>
    )}
  </p>
);

interface Props {
  entry: Extract<TimelineEntry, { type: 'contact' }>;
  customer: string;
  /** The subject of the enquiry. */
  title: string;
}

/** A letter or fax that came as scanned pages, in its only file. */
const Scanned = ({ entry, scan }: { entry: Props['entry']; scan: NonNullable<Props['entry']['scan']> }) => {
  const [file] = entry.attachments;
  const index = file && shut(file) === null ? file.index : null;
  return (
    <>
      <ScanBeside contactId={entry.id} index={index} pages={scan.pages} state={scan.reading} />
      <Attachments contactId={entry.id} attachments={entry.attachments} areShown />
    </>
  );
};

/** One contact: what came in stands left, what went out right. */
export const ContactEntry = ({ entry, customer, title }: Props) => {
  const isIn = entry.direction === 'in';
  const own = /^(.*\S)\s*<[^<>]+>\s*$/.exec(entry.party)?.[1];
  const name = isIn ? (own ?? customer) : (entry.by ?? 'Automatic reply');
  const address = addressBeyond(name, entry.party);
  const { now, before, editedAt, removedAt } = versionsOf(entry);
  return (
    <article className={`contact contact-${entry.direction}`}>
      <header className="contact-head">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <ChannelMark channel={entry.channel} />
        {entry.post && <AudienceMark post={entry.post} />}
        {address && (
          <span className="quiet contact-party">
            {isIn ? 'from' : 'to'} <bdi>{address}</bdi>
          </span>
        )}
        {entry.doubt && isIn && <Badge>{doubts[entry.doubt]}</Badge>}
        {entry.automatic && isIn && !entry.machine && <Badge>Automatic</Badge>}
        {editedAt && !removedAt && (
          <Badge>
            Edited <EntryTime at={editedAt} />
          </Badge>
        )}
        <EntryTime at={entry.at} />
      </header>
      {entry.machine && isIn && <MachineEvidence machine={entry.machine} />}
      <Others label="Passed on by" addresses={entry.namedBy ? [entry.namedBy] : []} />
      <Others label="Also named" addresses={entry.reachableAt ?? []} />
      <Others label="In copy" addresses={entry.cc ?? []} />
      {removedAt && (
        <p className="quiet">
          The sender removed this <EntryTime at={removedAt} />
        </p>
      )}
      {now && entry.scan ? (
        <Scanned entry={entry} scan={entry.scan} />
      ) : (
        now && <ContactWords version={now} title={title} />
      )}
      {isIn && CHANNELS[entry.channel].stamped && <ReceivedOn contactId={entry.id} />}
      {before.length > 0 && (
        <EarlierVersions
          // What is removed goes out of view, be it open or not.
          key={removedAt}
          versions={before}
          what={removedAt ? 'what was received' : 'what it said before'}
          areStruck
        />
      )}
      {entry.recording && <Transcript contactId={entry.id} recording={entry.recording} />}
      {entry.post && <OnNetwork contactId={entry.id} post={entry.post} />}
      {entry.place && <Where place={entry.place} />}
      {entry.details && <NewDetails contactId={entry.id} details={entry.details} />}
      {entry.callback && <CallWindow callback={entry.callback} besides={[entry.text]} />}
      {entry.delivery && <Delivery delivery={entry.delivery} isCall={entry.call !== null} />}
      {entry.call && <CallResult id={entry.id} call={entry.call} />}
    </article>
  );
};
