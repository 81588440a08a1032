import { Injectable } from '@nestjs/common';
import { Every } from '@frontdoor/jobs';
import { Clock, FrontdoorError, toDate } from '@frontdoor/kernel';
import { DataSource, In, LessThan, LoginThrottle } from '@frontdoor/persistence';

/**
 * Free attempts, then each failure doubles the wait, up to a quarter of an hour. An address has more of them than
 * an account: a whole office may share one.
 */
const FREE = `CASE WHEN login_throttle.key LIKE 'address %' THEN 20 ELSE 5 END`;
const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 900_000;
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
    await this.source.transaction(async (manager) => {
      const counted = await manager.query<unknown[]>(COUNT, [
        keys,
        toDate(now),
        toDate(now - FORGET_AFTER_MS),
      ]);
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

/** Leaves out, and so does not give back, the keys that are blocked. */
const COUNT = `
  INSERT INTO login_throttle (key, failures, blocked_until)
  SELECT key, 1, $2::timestamptz FROM unnest($1::text[]) AS key ORDER BY key
  ON CONFLICT (key) DO UPDATE SET
    failures = CASE WHEN login_throttle.blocked_until < $3::timestamptz THEN 1 ELSE login_throttle.failures + 1 END,
    blocked_until = CASE WHEN login_throttle.failures + 1 < ${FREE} OR login_throttle.blocked_until < $3::timestamptz THEN $2::timestamptz
      ELSE $2::timestamptz + LEAST(${FIRST_WAIT_MS} * 2 ^ LEAST(login_throttle.failures + 1 - (${FREE}), 20), ${LONGEST_WAIT_MS}) * interval '1 millisecond' END
  WHERE login_throttle.failures < ${FREE} OR login_throttle.blocked_until <= $2::timestamptz
  RETURNING key`;
