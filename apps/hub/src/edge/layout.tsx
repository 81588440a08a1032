import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

interface LayoutProps {
  title: string;
  council: string;
  children: ReactNode;
}

function Layout({ title, council, children }: LayoutProps) {
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} – ${council}`}</title>
        <link rel="icon" href="/console/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/public.css" />
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to the content
        </a>
        <header>
          <a href="/">{council}</a>
        </header>
        <main id="main">{children}</main>
        <footer>
          <a href="/contact">Contact us</a> · <a href="/how-we-are-doing">How we are doing</a>
        </footer>
      </body>
    </html>
  );
}

/** A whole page as HTML. React encodes everything that is put into it. */
export const page = (title: string, council: string, content: ReactNode): string =>
  `<!doctype html>${renderToStaticMarkup(
    <Layout title={title} council={council}>
      {content}
    </Layout>,
  )}`;
