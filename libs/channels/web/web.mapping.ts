import {
  type InboundContact,
  type InterpreterWanted,
  interpreterWanted,
  type Party,
  SIGN_LANGUAGE,
} from '@frontdoor/contracts';
import { FORM_LIMITS, type FormTrouble, type SentFile, nameOfFile } from '../core/index.js';
import { toE164 } from '@frontdoor/kernel';
import { z } from 'zod';
import { MOST_OF_PLACE, placeIn } from './place-in.js';

/** Faults of a form by the name of the field, each saying what to do. */
export type FieldFaults = Partial<
  Record<
    | 'name'
    | 'email'
    | 'phone'
    | 'where'
    | 'place'
    | 'address'
    | 'subject'
    | 'text'
    | 'service'
    | 'files'
    | 'form',
    string
  >
>;

const email = z.email().max(320);

/** The contact form as fields → a contact, or what is wrong with each field. */
export function readContactForm(
  fields: URLSearchParams,
  entryPoint: string,
): { contact: InboundContact } | { faults: FieldFaults } {
  const of = (name: string): string => (fields.get(name) ?? '').trim();
  const faults: FieldFaults = {};
  const phone = toE164(of('phone'));
  if (!of('text')) faults.text = 'Say what your enquiry is about';
  else if (of('text').length > 20_000) faults.text = 'Shorten your message to 20,000 characters';
  if (of('address').length > MOST_OF_PLACE || of('where').length > MOST_OF_PLACE)
    faults.address = `Shorten the place to ${MOST_OF_PLACE} characters`;
  if (of('email') && !email.safeParse(of('email')).success)
    faults.email = 'Enter an email address like name@example.com';
  if (of('phone') && !phone) faults.phone = 'Enter a telephone number like 01223 457000';
  if (!of('email') && !of('phone'))
    faults.email = 'Enter an email address or a telephone number, so that we can answer';
  if (of('name').length > 200) faults.name = 'Shorten your name to 200 characters';
  if (of('subject').length > 200) faults.subject = 'Shorten the subject to 200 characters';
  if (Object.keys(faults).length > 0) return { faults };
  const place = placeIn(of);
  const interpreter = interpreterIn(of);
  const parties: Party[] = [
    ...(of('email') ? [{ kind: 'email' as const, value: of('email') }] : []),
    ...(phone ? [{ kind: 'phone' as const, value: phone }] : []),
  ];
  return {
    contact: {
      channel: 'web',
      entryPoint,
      from: { ...parties[0]!, ...(of('name') && { name: of('name') }) },
      alsoReachableAt: parties.slice(1),
      subject: of('subject') || undefined,
      text: of('text'),
      ...(place && { place }),
      ...(interpreter && { interpreter }),
      attachments: [],
      // Behind the name of a service may stand which of its topics was chosen.
      service: of('service').split('/')[0] || undefined,
      language: /^[a-z]{2}$/.test(of('language')) ? of('language') : undefined,
    },
  };
}

/** Who says in which language they need an interpreter, needs one; by telephone unless they say otherwise. */
function interpreterIn(of: (name: string) => string): InterpreterWanted | undefined {
  const language = of('interpreter');
  const spoken = of('interpreterWay') || 'telephone';
  const way = language === SIGN_LANGUAGE ? 'face-to-face' : spoken;
  return interpreterWanted.safeParse({ language, way }).data;
}

/** What a customer adds on the tracking page; the link is the proof of who they are. */
export function readAddition(
  fields: URLSearchParams,
  entryPoint: string,
  token: string,
): { contact: InboundContact } | { faults: FieldFaults } {
  const text = (fields.get('text') ?? '').trim();
  if (!text) return { faults: { text: 'Write what you want to add' } };
  if (text.length > 20_000) return { faults: { text: 'Shorten your message to 20,000 characters' } };
  return {
    contact: {
      channel: 'web',
      entryPoint,
      alsoReachableAt: [],
      text,
      attachments: [],
      thread: { references: [], tokens: [token] },
    },
  };
}

/** How much the files of one page may be, as people are told before they choose. */
export const FILES_AT_MOST = `up to ${FORM_LIMITS.files} files, ${FORM_LIMITS.fileBytes / 1024 / 1024} MB together`;

const FILE_FAULTS: Readonly<Record<FormTrouble, FieldFaults>> = {
  broken: {
    form: 'Your message did not arrive whole. Check it, choose the files again that you had just chosen, and send it',
  },
  'too-many-files': { files: `Choose ${FILES_AT_MOST}` },
  'files-too-large': { files: `Choose ${FILES_AT_MOST}. Those you chose are larger` },
};

/** What is wrong with the files of a form. */
export function fileFaults(files: readonly SentFile[], trouble?: FormTrouble): FieldFaults {
  if (trouble) return FILE_FAULTS[trouble];
  const empty = files.findIndex(({ content }) => content.length === 0);
  if (empty === -1) return {};
  return { files: `“${nameOfFile(files[empty]!.name, empty)}” is empty. Choose another file, or none` };
}
