import { page } from '../edge/layout.js';

export const homePage = (council: string): string =>
  page(
    'Home',
    council,
    <>
      <h1>{council}</h1>
      <p>
        <a className="button" href="/contact">
          Contact us
        </a>
      </p>
      <p>
        <a href="/how-we-are-doing">How we are doing</a>: which of our promises we keep
      </p>
      <p>
        <a href="/console/">Log in to the console</a> (staff)
      </p>
    </>,
  );
