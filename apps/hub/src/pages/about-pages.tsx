import type { ReactNode } from 'react';
import { Link, P, SummaryList } from '../govuk/blocks.js';
import type { Frame } from '../govuk/frame.js';
import { page } from '../govuk/layout.js';

/** A page about these pages; where the organisation has words of its own, those and not ours. */
const about = (
  title: string,
  { council, own }: Frame,
  words: string | undefined,
  content: ReactNode,
): string =>
  page({
    title,
    council,
    own,
    back: '/',
    children: (
      <>
        <h1 className="govuk-heading-xl">{title}</h1>
        {words === undefined
          ? content
          : words.split(/\n\s*\n/).map((paragraph) => <P key={paragraph}>{paragraph}</P>)}
      </>
    ),
  });

const H2 = ({ children }: { children: string }) => <h2 className="govuk-heading-m">{children}</h2>;

const List = ({ items }: { items: readonly string[] }) => (
  <ul className="govuk-list govuk-list--bullet">
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ul>
);

export const privacyPage = (frame: Frame): string =>
  about(
    'Privacy',
    frame,
    frame.own.privacy,
    <>
      <P>This page says what these pages keep of you when you contact {frame.council}.</P>
      <H2>What we keep</H2>
      <List
        items={[
          'what you write, and when it reached us',
          'the photos and documents that you add',
          'your name, email address and phone number, if you give them',
          'our answers to you, and what we promised and did',
        ]}
      />
      <P>
        We use it to answer you, to find your earlier enquiries when you contact us again, and to count how
        often we keep our promises. The figures that we publish hold no names and no messages.
      </P>
      <H2>How long</H2>
      <P>
        It is kept until {frame.council} deletes it. These pages delete nothing by themselves. Ask us if you
        want to know what we have of you, have it put right, or have it deleted.
      </P>
      <H2>Who sees it</H2>
      <P>
        Staff of {frame.council} who answer enquiries. Whoever has the link to your enquiry can read it too,
        so keep it for yourself. Emails and texts to you go through the companies that deliver them for us.
      </P>
      <H2>What is not kept</H2>
      <P>
        The address of your device on the internet is used to limit how many requests come from one place. It
        is not stored with your enquiry. Nothing on these pages comes from other companies, and nobody follows
        where else you go.
      </P>
      <P>
        <Link href="/contact">Contact us</Link> with a question about your data. You can complain to the
        Information Commissioner’s Office.
      </P>
    </>,
  );

/** @param names of the two cookies, as browsers show them */
export const cookiesPage = (frame: Frame, names: { session: string; browser: string }): string =>
  about(
    'Cookies',
    frame,
    frame.own.cookies,
    <>
      <P>
        Cookies are small files that a website keeps in your browser. These pages use none: you can contact
        us, follow your enquiry and read how we are doing without any cookie.
      </P>
      <H2>Cookies of our staff</H2>
      <P>Staff who log in to answer enquiries get two cookies. Both are needed for the log-in.</P>
      <SummaryList
        rows={[
          [names.session, 'Keeps you logged in. It ends when you log out or close the browser.'],
          [names.browser, 'Knows the browser again at the next log-in. It ends after half a year.'],
        ]}
      />
    </>,
  );

export const accessibilityPage = (frame: Frame): string =>
  about(
    'Accessibility statement',
    frame,
    frame.own.accessibility,
    <>
      <P>
        This statement is about the pages on which you contact {frame.council}, follow your enquiry and read
        how we are doing. You should be able to:
      </P>
      <List
        items={[
          'zoom in up to 400% without the text spilling off the screen',
          'use every page with a keyboard alone',
          'use every page with a screen reader',
          'use every page without JavaScript',
          'change colours and contrast with the settings of your device',
        ]}
      />
      <H2>How accessible these pages are</H2>
      <P>
        We mean to meet the Web Content Accessibility Guidelines version 2.2 at level AA. We know of nothing
        on these pages that fails them.
      </P>
      <H2>How we tested them</H2>
      <P>
        Every change is tested with automatic checks for these guidelines, in light, dark and forced colours,
        on wide and narrow screens, and without JavaScript. Automatic checks do not find everything. Nobody
        from outside has audited these pages, and they have not been tested with people who use assistive
        technology.
      </P>
      <H2>If you have a problem</H2>
      <P>
        <Link href="/contact">Contact us</Link> if something does not work for you, or if you need what is
        written here in another form. If you are not happy with how we answer, contact the Equality Advisory
        and Support Service.
      </P>
    </>,
  );
