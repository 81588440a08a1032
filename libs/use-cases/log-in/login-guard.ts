import { Injectable } from '@nestjs/common';
import { Every } from '@frontdoor/jobs';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  countLogInAttempt,
  DataSource,
  giveBackLogInAttempt,
  In,
  LessThan,
  LoginThrottle,
  transaction,
} from '@frontdoor/persistence';

/**
 * Free attempts, then each failure doubles the wait, up to a quarter of an hour. One caller has fewer of them at one
 * account than all callers together, so that nobody is shut out by somebody else's few guesses; an address has most: a
 * whole office may share one.
 */
const THROTTLE = {
  freeForOne: 5,
  freeForAccount: 10,
  freeForAddress: 20,
  firstWaitMs: 2000,
  longestWaitMs: 900_000,
};
const FORGET_AFTER_MS = 3_600_000;
const KEPT_MS = 24 * 3_600_000;

/** An attempt to log in: who, from where. */
export interface Attempt {
  /** Email address of the account, in lower case. */
  account: string;
  /** The caller's IP address, or its network. */
  address: string;
  /** The browser, when somebody has logged in to this account with it before. */
  browser?: string;
}

/** Slows down guessing of passwords, over all processes and restarts. */
@Injectable()
export class LoginGuard {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts an attempt as failed until it has succeeded, so that guesses made at once do not slip through together. A
   * browser that is known at the account has a count of its own: whatever others try, it goes on.
   *
   * @throws FrontdoorError `login-throttled` before any password is looked at; then the attempt does not count.
   */
  async admit(attempt: Attempt): Promise<void> {
    const now = this.clock.now();
    const keys = keysOf(attempt);
    await transaction(this.source, async (manager) => {
      const counted = await countLogInAttempt(manager, {
        keys,
        now,
        forgetBefore: now - FORGET_AFTER_MS,
        ...THROTTLE,
      });
      if (counted.length === keys.length) return;
      const throttles = await manager.findBy(LoginThrottle, { key: In(keys) });
      const until = Math.max(...throttles.map((each) => each.blockedUntil));
      throw new FrontdoorError('login-throttled', { seconds: Math.max(1, Math.ceil((until - now) / 1000)) });
    });
  }

  /**
   * Forgets the failures at this account. Those of the address stay, but for this attempt, which was none: whoever has an
   * account of their own could guess at others without end.
   */
  async succeeded(attempt: Attempt): Promise<void> {
    const keys = keysOf(attempt);
    const address = addressKey(attempt);
    await this.source.manager.delete(LoginThrottle, { key: In(keys.filter((key) => key !== address)) });
    const { freeForAddress } = THROTTLE;
    await giveBackLogInAttempt(this.source.manager, { key: address, now: this.clock.now(), freeForAddress });
  }

  @Every(600_000)
  async forgetOld(): Promise<void> {
    await this.source.manager.delete(LoginThrottle, { blockedUntil: LessThan(this.clock.now() - KEPT_MS) });
  }
}

const addressKey = ({ address }: Attempt): string => `address ${address}`;

function keysOf(attempt: Attempt): string[] {
  const { account, address, browser } = attempt;
  if (browser !== undefined) return [`browser ${browser} ${account}`];
  return [`caller ${address} ${account}`, `account ${account}`, addressKey(attempt)];
}
