import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { hasColours } from '../../govuk/council-colours.js';
import type { Frame } from '../../govuk/frame.js';

interface Props extends Frame {
  title: string;
  /** BCP 47, of the words on it. */
  lang: string;
  /** What stands around it decides how large it is written. */
  kind: 'kiosk' | 'screen' | 'wall';
  /** Without a script it is loaded again after so many seconds, from this address. */
  again?: { seconds: number; url: string };
  children: ReactNode;
}

/** A page of a device at reception: nothing on it leads anywhere else. */
const DevicePage = ({ title, council, own, lang, kind, again, children }: Props) => (
  <html lang={lang} className={`govuk-template device device-${kind}`}>
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="color-scheme" content="light dark" />
      <title>{`${title} – ${council}`}</title>
      <link rel="icon" href="/console/favicon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/assets/public.css" />
      {hasColours(own) && <link rel="stylesheet" href="/assets/council.css" />}
      {again && (
        <noscript>
          <meta httpEquiv="refresh" content={`${again.seconds};url=${again.url}`} />
        </noscript>
      )}
    </head>
    <body className="govuk-template__body">
      <header className="govuk-template__header">
        <div className="govuk-generic-header">
          <div className="govuk-generic-header__container govuk-width-container">
            <p className="device-council">{own.logoText ?? council}</p>
          </div>
        </div>
      </header>
      <div className="govuk-width-container">
        <main className="govuk-main-wrapper" id="main-content">
          {children}
        </main>
      </div>
      <script type="module" src="/assets/public.js" />
    </body>
  </html>
);

export const devicePage = (props: Props): string =>
  `<!doctype html>${renderToStaticMarkup(<DevicePage {...props} />)}`;
