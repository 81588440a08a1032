import { Link, P } from '../govuk/blocks.js';
import type { Frame } from '../govuk/frame.js';
import { page } from '../govuk/layout.js';

export const homePage = ({ council, own }: Frame): string =>
  page({
    title: 'Home',
    council,
    own,
    children: (
      <>
        <h1 className="govuk-heading-xl">Contact {council}</h1>
        <p className="govuk-body-l">Ask us something, report a problem, or tell us what you think.</p>
        <a
          href="/contact"
          role="button"
          draggable={false}
          className="govuk-button govuk-button--start"
          data-module="govuk-button"
        >
          Contact us
          <svg
            className="govuk-button__start-icon"
            xmlns="http://www.w3.org/2000/svg"
            width="17.5"
            height="19"
            viewBox="0 0 33 40"
            aria-hidden="true"
            focusable="false"
          >
            <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
          </svg>
        </a>
        <h2 className="govuk-heading-m">Find an answer</h2>
        <P>
          <Link href="/answers">Answers</Link> to what people ask us most, and what you can do online.
        </P>
        <h2 className="govuk-heading-m">You have contacted us before</h2>
        <P>
          Open the link that we gave you, or <Link href="/find-enquiry">ask for a new link</Link>.
        </P>
        <h2 className="govuk-heading-m">What we promise</h2>
        <P>
          <Link href="/how-we-are-doing">How we are doing</Link>: which of our promises we keep, and which
          not.
        </P>
        <p className="govuk-body-s">
          <Link href="/console/">Log in to the console</Link> (staff)
        </p>
      </>
    ),
  });
