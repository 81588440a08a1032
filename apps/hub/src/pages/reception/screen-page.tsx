import type { Frame } from '../../govuk/frame.js';
import { devicePage } from './device-page.js';
import { Picture } from './pictures.js';

/** A ticket that is called. */
export interface Call {
  ticket: string;
  where: string;
}

interface Props extends Frame {
  address: string;
  /** The newest first. */
  calls: readonly Call[];
  waiting: number;
  /** When this was so, on the clock of the organisation: `14:05`. */
  at: string;
}

/** As often a screen without a script loads itself again. */
const AGAIN_SECONDS = 10;

/** Which ticket goes where. A script keeps it up to date and says when it cannot; see `assets/screen.js`. */
export const screenPage = ({ address, calls, waiting, at, ...frame }: Props): string =>
  devicePage({
    ...frame,
    ...{ kind: 'screen', lang: 'en-GB', title: 'Waiting room' },
    again: { seconds: AGAIN_SECONDS, url: address },
    children: (
      <>
        <h1 className="govuk-heading-l">Please go to</h1>
        <p className="device-stale" role="status" data-stale="" hidden>
          This screen is not current: it shows how it was at <span data-current-at="">{at}</span>. Please
          listen for your number, or ask at the desk.
        </p>
        <div data-live={address} data-at={at}>
          {calls.length === 0 ? (
            <p className="govuk-body-l">Nobody is called just now.</p>
          ) : (
            <table className="device-calls" aria-live="polite">
              <thead>
                <tr>
                  <th scope="col">Ticket</th>
                  <th scope="col">Go to</th>
                </tr>
              </thead>
              <tbody>
                {calls.map(({ ticket, where }) => (
                  <tr key={ticket}>
                    <th scope="row">{ticket}</th>
                    <td>
                      <Picture name="arrow" />
                      {where}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <p className="govuk-body device-waiting">
            {waiting === 1 ? '1 person waits' : `${waiting} people wait`}, as at {at}.
          </p>
        </div>
      </>
    ),
  });
