import type { Party, ReadingSuggestion, ReadPage } from '@frontdoor/contracts';
import { toE164 } from '@frontdoor/kernel';
import type { Enquiry, Service } from '@frontdoor/persistence';
import { addressIn, postcodeIn } from './address-in.js';
import { referencesIn } from './references-in.js';
import { serviceMeant } from './service-meant.js';

type Suggested = Omit<ReadingSuggestion, 'state' | 'page'>;

/** What is known beside the letter. */
export interface KnownBeside {
  services: readonly Pick<Service, 'slug' | 'name' | 'topics'>[];
  own: { isOurs: (party: Party) => boolean; isInOurDomain: (party: Party) => boolean };
  /** Those whose references stand in it. */
  enquiries: readonly Pick<Enquiry, 'reference' | 'subject'>[];
}

const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;
const PHONE = /(?<![\d/])(?:\+44|\(?0)[\d ()-]{8,18}\d(?!\d)/g;

/** Of each kind the first that a letter says, for a person to judge. What is ours is no sender's. */
export function suggestionsFrom(pages: readonly ReadPage[], known: KnownBeside): ReadingSuggestion[] {
  const found: ReadingSuggestion[] = [];
  for (const { page, text } of pages)
    for (const each of onPage(text, known))
      if (!found.some(({ kind }) => kind === each.kind)) found.push({ ...each, page, state: 'open' });
  // A postcode is part of the address it was found with.
  return found.some(({ kind }) => kind === 'postal')
    ? found.filter(({ kind }) => kind !== 'postcode')
    : found;
}

function onPage(text: string, { services, own, enquiries }: KnownBeside): Suggested[] {
  const of = (
    kind: Suggested['kind'],
    value: string | undefined,
    words = value,
    label = value,
  ): Suggested[] =>
    value === undefined ? [] : [{ kind, value, words: words ?? value, label: label ?? value }];
  const isTheirs = (kind: Party['kind'], value: string): boolean =>
    !own.isOurs({ kind, value }) && !own.isInOurDomain({ kind, value });
  const reference = referencesIn(text)
    .map((each) => enquiries.find((known) => known.reference === each))
    .find((each) => each !== undefined);
  const phone = (text.match(PHONE) ?? [])
    .map((words) => ({ words, number: toE164(words) }))
    .find(({ number }) => number !== undefined && isTheirs('phone', number));
  const address = addressIn(text);
  const service = serviceMeant(text, services);
  return [
    ...of(
      'reference',
      reference?.reference,
      reference?.reference,
      reference && `${reference.reference}: ${reference.subject}`,
    ),
    ...of('postal', address?.lines.join(', '), address?.lines.join('\n')),
    ...of('postcode', postcodeIn(text)),
    ...of('phone', phone?.number, phone?.words),
    ...of(
      'email',
      (text.match(EMAIL) ?? []).map((each) => each.toLowerCase()).find((each) => isTheirs('email', each)),
    ),
    ...of('service', service?.slug, service?.words, service?.name),
  ];
}
