import { timingSafeEqual } from 'node:crypto';
import type { InstanceSecret } from '@frontdoor/platform';

/** Accounts that one browser is known at, the latest first; a desk that many share knows the last few. */
const MOST_ACCOUNTS = 5;
const MARK_LENGTH = 20;

/**
 * What a browser keeps so that it is known again: an id of its own, and for each account that somebody has logged in to
 * with it a mark that only this installation can make. It proves nothing else and opens nothing.
 */
export class KnownBrowser {
  private constructor(
    private readonly secret: InstanceSecret,
    readonly id: string,
    private readonly marks: readonly string[],
  ) {}

  /** What the cookie says; a new browser when it says nothing. @param newId for a new one */
  static read(secret: InstanceSecret, cookie: string | undefined, newId: () => string): KnownBrowser {
    const [id = '', ...marks] = (cookie ?? '').slice(0, 500).split('.');
    return /^[\w-]{32}$/.test(id)
      ? new KnownBrowser(secret, id, marks.slice(0, MOST_ACCOUNTS))
      : new KnownBrowser(secret, newId(), []);
  }

  /** Whether somebody has logged in to the account with it before. */
  isKnownAt(agentId: string): boolean {
    const expected = this.secret.marks('browser', `${this.id} ${agentId}`, MARK_LENGTH);
    return this.marks.some((mark) => expected.some((each) => isEqual(mark, each)));
  }

  /** The cookie once somebody has logged in to the account. */
  cookieFor(agentId: string): string {
    const expected = this.secret.marks('browser', `${this.id} ${agentId}`, MARK_LENGTH);
    const others = this.marks.filter((mark) => !expected.includes(mark)).slice(0, MOST_ACCOUNTS - 1);
    return [this.id, expected[0]!, ...others].join('.');
  }
}

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
