import {
  type AskedFor,
  type Channel,
  CHANNELS,
  type EnquiryKind,
  EVENT_SENTENCES,
} from '@frontdoor/contracts';
import { sayDate } from '@frontdoor/kernel';
import type { LedgerEntry } from '@frontdoor/persistence';
import type { NamedService } from './also-services.js';

type Told = { type: string; at: number; data?: Record<string, unknown> };

type Place = { name: string };

const SENTENCES: Readonly<Record<string, string>> = EVENT_SENTENCES;

const KINDS: Readonly<Record<EnquiryKind, string>> = {
  enquiry: 'an enquiry',
  'service-request': 'a service request',
  complaint: 'a complaint',
  compliment: 'a compliment',
  suggestion: 'a suggestion',
  representation: 'a representation',
  foi: 'a Freedom of Information request',
  'personal-data-request': 'a personal-data request',
  statutory: 'a statutory matter',
};

/** `a complaint` */
export const sayKind = (kind: EnquiryKind): string => KINDS[kind];

/** `email`, `web form`, `SMS` */
const sayChannel = (channel: Channel): string => {
  const { label } = CHANNELS[channel];
  return label === label.toUpperCase() ? label : label.toLowerCase();
};

const NAMES = new Intl.ListFormat('en-GB');

const sayAlso = (services: readonly NamedService[]): string =>
  services.length === 0
    ? 'no other service is involved'
    : `it is also about ${NAMES.format(services.map(({ name }) => name))}`;

/** An entry of the ledger as a sentence. */
export function sayEntry({ type, data = {} }: Told): string {
  const {
    channel,
    reason,
    enquiryKind,
    complex,
    responseRequested,
    waiver,
    returnDate,
    from,
    to,
    alsoServices,
  } = data as {
    channel?: Channel;
    enquiryKind?: EnquiryKind;
    alsoServices?: NamedService[];
    [name: string]: unknown;
  };
  switch (type) {
    case 'contact-received':
      return `The customer made contact${channel ? ` by ${sayChannel(channel)}` : ''}`;
    case 'contact-changed':
      return 'The customer changed what they had sent';
    case 'receipt-corrected':
      return `Date of receipt changed from ${sayDate(String(from))} to ${sayDate(String(to))}${typeof reason === 'string' ? `: ${reason}` : ''}`;
    case 'paused':
      return `Waits for the customer: ${String(reason)}`;
    case 'extended':
      return `The customer was told of a later date: ${String(reason)}`;
    case 'withdrawn':
      return `Needs no answer: ${String(reason)}`;
    case 'waived':
      return waiver === 'out-of-office'
        ? `Told that its owner is away until ${String(returnDate)}`
        : `The person asked for was not available: ${String(data.evidence)}`;
    case 'visitor-called':
      return `The visitor was called to ${String(data.where)}`;
    case 'colleague-asked':
      return `${typeof data.whom === 'string' ? data.whom : 'A colleague'} was asked to come`;
    case 'visit-ended':
      return sayVisitEnd(data as unknown as VisitEnd);
    case 'moved':
      return `Moved from ${(from as Place).name} to ${(to as Place).name}${enquiryKind ? ` as ${KINDS[enquiryKind]}` : ''}: ${String(reason)}`;
    case 'joined':
      return data['isSplit'] === true
        ? `It was made of messages of ${String(data.reference)}`
        : `${String(data.reference)} was joined with it`;
    case 'classified': {
      const facts = [
        enquiryKind && `it is ${KINDS[enquiryKind]}`,
        complex !== undefined && (complex ? 'it is complex' : 'it is not complex'),
        responseRequested !== undefined &&
          (responseRequested ? 'a response is wanted' : 'no response is wanted'),
        alsoServices !== undefined && sayAlso(alsoServices),
      ];
      return `Type changed: ${facts.filter(Boolean).join(', ')}`;
    }
    default:
      return SENTENCES[type] ?? type;
  }
}

interface VisitEnd {
  settled: boolean;
  asked: readonly AskedFor[];
}

/** `The visit ended, settled. Asked for: a form (given); a key (not given: it is being cut; by Friday 4 December 2026)` */
function sayVisitEnd({ settled, asked }: VisitEnd): string {
  const items = asked.map((item) =>
    item.given ? `${item.text} (given)` : `${item.text} (not given: ${item.because}; by ${sayDate(item.by)})`,
  );
  const said = items.length === 0 ? '' : `. Asked for: ${items.join('; ')}`;
  return `The visit ended, ${settled ? 'settled' : 'and the matter goes on'}${said}`;
}

/** They gave work to somebody, or ended it: only reception takes them back, where the work goes back as well. */
const MOVED_WORK: readonly string[] = ['visitor-called', 'seen', 'visitor-left', 'visit-ended', 'resolved'];

/** Something that was said at reception, and is taken back there. */
export const isOfReception = ({ type, data }: Pick<LedgerEntry, 'type' | 'data'>): boolean =>
  data['act'] !== undefined && MOVED_WORK.includes(type);

/**
 * Not what messages caused: they did come or leave, and their providers say whether they arrived. What was joined goes
 * apart again in a way of its own.
 */
export const canTakeBack = (entry: Pick<LedgerEntry, 'type' | 'contactId' | 'data'>): boolean =>
  entry.type !== 'joined' &&
  !isOfReception(entry) &&
  (entry.contactId === null || entry.type === 'resumed' || entry.type === 'clarification-received');
