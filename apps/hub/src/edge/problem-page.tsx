import { FILES_AT_MOST } from '@frontdoor/channels/web';
import { type FrontdoorError, toE164 } from '@frontdoor/kernel';
import { Link, P } from '../govuk/blocks.js';
import type { Frame } from '../govuk/frame.js';
import { page } from '../govuk/layout.js';

/** True on every page: one page is one contact, however often it is sent. */
const AGAIN =
  'Load this page again in a moment. If you had just sent us a message, that sends it again; it is taken once only.';

const GO_BACK = 'Go back in your browser: what you typed should still be there.';

const UNREADABLE = {
  title: 'We could not read what was sent',
  help: [`${GO_BACK} Send it again, with another browser if this happens twice.`],
};

/** What a person can do about a fault, where what is said to programs is of no help to them. */
const FOR_PEOPLE: Readonly<Record<string, ForPeople>> = {
  'page-not-found': {
    title: 'Page not found',
    help: [
      'If you typed the address, check that it is correct.',
      'If you pasted it, check that you copied all of it.',
    ],
  },
  'enquiry-not-found': {
    title: 'We cannot find this enquiry',
    help: ['The link may not be complete. Check that you copied all of it.'],
  },
  'saved-form-not-found': {
    title: 'This form is not kept any more',
    help: [
      'The link may not be complete: check that you copied all of it.',
      'A saved form is deleted when its time is over, or when whoever saved it deletes it. If yours is gone, you can start again.',
    ],
  },
  'method-not-allowed': {
    title: 'This page cannot be used like that',
    help: ['Follow a link to it, or type its address.'],
  },
  'body-too-large': {
    title: 'Your files are too large',
    help: [
      `${GO_BACK} You can add ${FILES_AT_MOST}.`,
      'If you cannot make them smaller, send your message without them and say what you have for us.',
    ],
  },
  'content-type-unsupported': UNREADABLE,
  'body-too-complex': UNREADABLE,
  'input-invalid': UNREADABLE,
  'rate-limited': {
    title: 'There were too many requests from your connection',
    help: (error) => [error.remedy, GO_BACK],
  },
  'internal-error': {
    title: 'Sorry, there is a problem with these pages',
    help: [AGAIN],
  },
};

interface ForPeople {
  title: string;
  /** Sentences, one a paragraph. */
  help: readonly string[] | ((error: FrontdoorError) => readonly string[]);
}

const isUnavailable = ({ kind }: FrontdoorError): boolean => kind === 'unavailable';

/** An error for people, in the council's name: what is wrong and what to do. */
export function problemPage(error: FrontdoorError, { council, own }: Frame): string {
  const { title, help }: ForPeople = FOR_PEOPLE[error.code] ?? {
    title: isUnavailable(error) ? 'Sorry, these pages are not available right now' : error.message,
    help: [isUnavailable(error) ? AGAIN : error.remedy],
  };
  const said = typeof help === 'function' ? help(error) : help;
  return page({
    title,
    council,
    own,
    children: (
      <>
        <h1 className="govuk-heading-l">{title}</h1>
        {said.map((sentence) => (
          <P key={sentence}>{sentence}</P>
        ))}
        <P>
          <Link href="/find-enquiry">Ask for a new link to your enquiry</Link>,{' '}
          <Link href="/contact">contact us</Link> or <Link href="/">start from the first page</Link>.
        </P>
        {(own.phone ?? own.address) !== undefined && (
          <P>
            {own.phone !== undefined && (
              <>
                You can also ring us on <Telephone number={own.phone} />.{' '}
              </>
            )}
            {own.address !== undefined && `You can write to us at ${own.address}.`}
          </P>
        )}
      </>
    ),
  });
}

/** A telephone rings a number that it can tell from the words around it. */
function Telephone({ number }: { number: string }) {
  const dialled = toE164(number);
  return dialled ? <Link href={`tel:${dialled}`}>{number}</Link> : number;
}
