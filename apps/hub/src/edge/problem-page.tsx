import type { FrontdoorError } from '@frontdoor/kernel';
import { Link, P } from '../govuk/blocks.js';
import { type Frame, page } from '../govuk/layout.js';

/** True on every page: one page is one contact, however often it is sent. */
const AGAIN =
  'Load this page again in a moment. If you had just sent us a message, that sends it again; it is taken once only.';

/** What a person can do about a fault, where what is said to programs is of no help to them. */
const FOR_PEOPLE: Readonly<Record<string, { title: string; help: readonly string[] }>> = {
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
  'rate-limited': { title: 'There were too many requests from your connection', help: [] },
  'internal-error': {
    title: 'Sorry, there is a problem with these pages',
    help: [AGAIN],
  },
};

const isUnavailable = ({ kind }: FrontdoorError): boolean => kind === 'unavailable';

/** An error for people, in the council's name: what is wrong and what to do. */
export function problemPage(error: FrontdoorError, { council }: Frame): string {
  const { title, help } = FOR_PEOPLE[error.code] ?? {
    title: isUnavailable(error) ? 'Sorry, these pages are not available right now' : error.message,
    help: isUnavailable(error) ? [AGAIN] : [],
  };
  const said = help.length > 0 ? help : [error.remedy];
  return page({
    title,
    council,
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
      </>
    ),
  });
}
