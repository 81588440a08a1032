import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { isLink, type PublicPages } from '@frontdoor/contracts';
import { hasColours } from './council-colours.js';
import type { Frame } from './frame.js';

interface PageProps extends Frame {
  title: string;
  /** Of the title, where it is not English: BCP 47. */
  lang?: string;
  /** For tables: the content has the whole width. */
  wide?: boolean;
  /** Where the link above the content leads. */
  back?: string;
  children: ReactNode;
}

const FOOTER = [
  ['/contact', 'Contact us'],
  ['/answers', 'Answers'],
  ['/how-we-are-doing', 'How we are doing'],
  ['/find-enquiry', 'Find your enquiry'],
] as const;

const ABOUT = [
  ['privacy', 'Privacy'],
  ['cookies', 'Cookies'],
  ['accessibility', 'Accessibility statement'],
] as const;

/** The links below each page: those of an organisation's own website in place of our pages. */
const footer = (own: PublicPages): (readonly [href: string, text: string])[] => [
  ...FOOTER,
  ...ABOUT.map(([name, text]) => [isLink(own[name]) ? own[name]! : `/${name}`, text] as const),
];

function Layout({ title, lang, council, own, back, wide, children }: PageProps) {
  return (
    <html lang="en-GB" className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <title lang={lang}>{`${title} – ${council}`}</title>
        <link rel="icon" href="/console/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/public.css" />
        {hasColours(own) && <link rel="stylesheet" href="/assets/council.css" />}
      </head>
      <body className="govuk-template__body">
        <a href="#main-content" className="govuk-skip-link" data-module="govuk-skip-link">
          Skip to main content
        </a>
        <header className="govuk-template__header">
          <div className="govuk-generic-header">
            <div className="govuk-generic-header__container govuk-width-container">
              <div className="govuk-generic-header__logo">
                <a href="/" className="govuk-generic-header__homepage-link">
                  {own.logoText ?? council}
                </a>
              </div>
            </div>
          </div>
        </header>
        <div className="govuk-width-container">
          {back !== undefined && (
            // In a landmark, as everything on the page.
            <nav aria-label="Back">
              <a href={back} className="govuk-back-link">
                Back
              </a>
            </nav>
          )}
          <main className="govuk-main-wrapper" id="main-content">
            <div className="govuk-grid-row">
              <div className={wide ? 'govuk-grid-column-full' : 'govuk-grid-column-two-thirds'}>
                {children}
              </div>
            </div>
          </main>
        </div>
        <footer className="govuk-template__footer">
          <div className="govuk-footer">
            <div className="govuk-width-container">
              <div className="govuk-footer__meta">
                <div className="govuk-footer__meta-item govuk-footer__meta-item--grow">
                  <h2 className="govuk-visually-hidden">Support links</h2>
                  <ul className="govuk-footer__inline-list">
                    {footer(own).map(([href, text]) => (
                      <li key={href} className="govuk-footer__inline-list-item">
                        <a className="govuk-footer__link" href={href}>
                          {text}
                        </a>
                      </li>
                    ))}
                  </ul>
                </div>
              </div>
            </div>
          </div>
        </footer>
        <script type="module" src="/assets/public.js" />
      </body>
    </html>
  );
}

/** A whole page as HTML. React encodes everything that is put into it. */
export const page = (props: PageProps): string =>
  `<!doctype html>${renderToStaticMarkup(<Layout {...props} />)}`;
