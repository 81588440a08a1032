import { Injectable } from '@nestjs/common';
import { Every } from '@frontdoor/jobs';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  countLogInAttempt,
  DataSource,
  In,
  LessThan,
  LoginThrottle,
  transaction,
} from '@frontdoor/persistence';

/**
 * Free attempts, then each failure doubles the wait, up to a quarter of an hour. An address has more of them than
 * an account: a whole office may share one.
 */
const THROTTLE = { freeForAddress: 20, freeForAccount: 5, firstWaitMs: 2000, longestWaitMs: 900_000 };
const FORGET_AFTER_MS = 3_600_000;
const KEPT_MS = 24 * 3_600_000;

/** Slows down guessing of passwords, per account and per address, over all processes and restarts. */
@Injectable()
export class LoginGuard {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts an attempt as failed until it has succeeded, so that guesses made at once do not slip through together.
   *
   * @param keys `account …` and `address …`, each with a throttle of its own
   * @throws FrontdoorError `login-throttled` before any password is looked at; then the attempt does not count.
   */
  async admit(keys: string[]): Promise<void> {
    const now = this.clock.now();
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

  async succeeded(keys: string[]): Promise<void> {
    await this.source.manager.delete(LoginThrottle, { key: In(keys) });
  }

  @Every(600_000)
  async forgetOld(): Promise<void> {
    await this.source.manager.delete(LoginThrottle, { blockedUntil: LessThan(this.clock.now() - KEPT_MS) });
  }
}
