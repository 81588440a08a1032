import { type Pack, sayAt, sayWithin } from '@frontdoor/charter';
import type { ContentElement, Milestone } from '@frontdoor/kernel';

export interface KnownToTheHub {
  pack: Pack;
  owner: string;
  service: string;
  organisation: string;
  reference: string;
  /** National or E.164, as the council shows it. */
  telephone: string;
  /** When the earliest promise of a response falls due; undefined when none is open. */
  responseDue: number | undefined;
}

/** A sentence for what the hub can say by itself; null where only the author knows. */
export function suggestionFor(element: ContentElement, known: KnownToTheHub): string | null {
  const { pack, owner, service, reference, telephone, responseDue, organisation } = known;
  switch (element) {
    case 'who-deals-with-it':
      return `${owner}, ${service}, is dealing with this.`;
    case 'contact-for-queries':
      return `If you have a question, ask for ${owner} on ${telephone} or answer this message, and quote ${reference}.`;
    case 'what-happens-next':
      return responseDue === undefined ? null : `Next, ${service} will look into it and write to you again.`;
    case 'when-to-expect-reply':
      return responseDue === undefined
        ? null
        : `You can expect our full reply by ${sayAt(pack, responseDue)}.`;
    case 'how-to-escalate':
      return `If you are not satisfied, answer this message${windowFor(pack, 'escalated')}, say why, and ask for the next stage.`;
    case 'how-to-appeal':
      return `If you do not agree, ask ${organisation} for an internal review by answering this message. After that you can complain to the Information Commissioner: ico.org.uk, telephone 0303 123 1113.`;
    case 'ombudsman-details':
      return `This is our final answer. You can take it to the Local Government and Social Care Ombudsman${windowFor(pack, 'ombudsman-approached')}: www.lgo.org.uk, telephone 0300 061 0614.`;
    case 'answer-to-enquiry':
    case 'what-is-being-done':
    case 'reason-for-delay':
    case 'new-date':
    case 'outcome':
    case 'remedies':
    case 'refusal-reason':
    case 'urgent-contact':
    case 'return-date':
      return null;
  }
}

/** What the hub has a sentence for. */
export const SAID_BY_THE_HUB: readonly ContentElement[] = [
  'who-deals-with-it',
  'contact-for-queries',
  'what-happens-next',
  'when-to-expect-reply',
  'how-to-escalate',
  'how-to-appeal',
  'ombudsman-details',
];

/** What fills in a saved text, by name: facts of the record, and the sentence for each thing that the charter may want said. */
export type SavedFields = Readonly<Record<string, string | null>>;

export function fieldsFrom(known: KnownToTheHub): SavedFields {
  const { pack, owner, service, reference, telephone, organisation, responseDue } = known;
  const sentences = Object.fromEntries(
    SAID_BY_THE_HUB.map((element) => [element, suggestionFor(element, known)]),
  );
  const due = responseDue === undefined ? null : sayAt(pack, responseDue);
  return { ...sentences, agent: owner, service, reference, telephone, organisation, due };
}

/** ` within 20 working days`, as long as the charter gives the customer for it; nothing where it does not say. */
function windowFor(pack: Pack, milestone: Milestone): string {
  const window = [...pack.clocks.values()].find(
    ({ whose, stops }) => whose === 'customer' && stops.includes(milestone),
  );
  return window ? ` within ${sayWithin(window.spans[0]!)}` : '';
}
