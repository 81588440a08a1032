import type { FrontdoorError } from '@frontdoor/kernel';
import { page } from './layout.js';

/** An error for people: what is wrong and what to do. */
export const problemPage = (error: FrontdoorError): string =>
  page(
    'Sorry',
    'Frontdoor',
    <>
      <h1>{error.message}</h1>
      <p>{error.remedy}</p>
      <p>
        <a href="/">Start again</a>
      </p>
    </>,
  );
