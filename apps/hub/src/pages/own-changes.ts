import { Allowances, FrontdoorError } from '@frontdoor/kernel';

const MOST = 10;
const WITHIN_MS = 3_600_000;

/** How often a customer may change something by their link: each change sends a message that the council pays for. */
export class OwnChanges {
  private readonly made = new Allowances(MOST, WITHIN_MS);

  /**
   * Counts one more by a link.
   *
   * @param now epoch milliseconds
   * @throws FrontdoorError `rate-limited`
   */
  count(token: string, now: number): void {
    const until = this.made.take(token, now);
    if (until !== undefined)
      throw new FrontdoorError('rate-limited', { seconds: Math.ceil((until - now) / 1000) });
  }
}
