import type { Channel, InboundContact, Party, Place, ToldDetails } from '@frontdoor/contracts';
import { toE164 } from '@frontdoor/kernel';
import { z } from 'zod';
import { MOST_OF_PLACE, onOneLine, placeIn } from './place-in.js';
import type { FieldFaults } from './web.mapping.js';

const email = z.email().max(320);

/** What somebody wants to be called, and where and how they want to be reached. */
export interface Details {
  /** Each as a name of what it is and what it is to be, in the order of the page. */
  said: readonly (readonly [what: string, value: string])[];
  parties: readonly Party[];
  place?: Place;
  /** What changes the customer themselves, once somebody has agreed. */
  details?: ToldDetails;
}

const PREFERRED: Readonly<Record<string, { channel: Channel; words: string }>> = {
  email: { channel: 'email', words: 'by email' },
  phone: { channel: 'phone', words: 'by telephone' },
  letter: { channel: 'letter', words: 'by letter' },
};

/** What the page for new details says, or what is wrong with each field. */
export function readDetails(fields: Readonly<Record<string, string>>): Details | { faults: FieldFaults } {
  const of = (name: string): string => (fields[name] ?? '').trim();
  const faults: FieldFaults = {};
  const phone = toE164(of('phone'));
  // What an address was sought by is none.
  const place = placeIn((name) => (name === 'where' ? '' : of(name)));
  const address =
    place === undefined
      ? ''
      : place.uprn
        ? [place.note, place.address].filter(Boolean).join(', ')
        : place.address;
  if (of('email') && !email.safeParse(of('email')).success)
    faults.email = 'Enter an email address like name@example.com';
  if (of('phone') && !phone) faults.phone = 'Enter a telephone number like 01223 457000';
  if (of('name').length > 200) faults.name = 'Shorten your name to 200 characters';
  if (onOneLine(of('address')).length > MOST_OF_PLACE || address.length > 320)
    faults.address = `Shorten the address to ${MOST_OF_PLACE} characters`;
  if (of('where') !== '' && !place) faults.where = 'Find your address and choose it, or write it yourself';
  const preferred = PREFERRED[of('preferred')];
  const said = [
    ['Name', of('name')],
    ['Email address', of('email')],
    ['Phone number', phone ?? ''],
    ['Postal address', address],
    ['Wants to be answered', preferred?.words ?? ''],
  ].filter((row): row is [string, string] => row[1] !== '');
  if (said.length === 0 && Object.keys(faults).length === 0)
    faults.name = 'Enter what has changed. Leave the rest empty';
  if (Object.keys(faults).length > 0) return { faults };
  const parties: Party[] = [
    ...(of('email') ? [{ kind: 'email' as const, value: of('email') }] : []),
    ...(phone ? [{ kind: 'phone' as const, value: phone }] : []),
    ...(address ? [{ kind: 'postal' as const, value: address }] : []),
  ];
  const details: ToldDetails = {
    ...(of('name') && { name: of('name') }),
    ...(preferred && { preferredChannel: preferred.channel }),
  };
  return { said, parties, ...(place && { place }), ...(Object.keys(details).length > 0 && { details }) };
}

/** New details as a contact of their enquiry; the link is the proof of who they are, and the addresses are stated. */
export function readChange(
  fields: URLSearchParams,
  entryPoint: string,
  token: string,
): { contact: InboundContact } | { faults: FieldFaults } {
  const read = readDetails(Object.fromEntries(fields));
  if ('faults' in read) return read;
  return {
    contact: {
      channel: 'web',
      entryPoint,
      alsoReachableAt: [...read.parties],
      ...(read.place && { place: read.place }),
      ...(read.details && { details: read.details }),
      text: ['My details have changed:', ...read.said.map(([what, value]) => `${what}: ${value}`)].join('\n'),
      attachments: [],
      thread: { references: [], tokens: [token] },
    },
  };
}
