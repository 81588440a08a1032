import { query } from './query.js';
import { float, instant, integer, list, text } from './sql-types.js';

const FREE = `CASE split_part(login_throttle.key, ' ', 1) WHEN 'address' THEN $freeForAddress::int
  WHEN 'account' THEN $freeForAccount::int ELSE $freeForOne::int END`;

/**
 * Counts a failed attempt for each key, `address …`, `account …`, or of one caller at one account. After the free ones
 * each failure doubles the wait. Keys that are blocked are left out, and so not given back.
 */
export const countLogInAttempt = query({
  parameters: {
    keys: list(text),
    now: instant,
    /** Failures that ended before are forgotten. */
    forgetBefore: instant,
    freeForAddress: integer,
    freeForAccount: integer,
    freeForOne: integer,
    firstWaitMs: float,
    longestWaitMs: float,
  },
  columns: { key: text },
  sql: `
    INSERT INTO login_throttle (key, failures, blocked_until)
    SELECT key, 1, $now::timestamptz FROM unnest($keys::text[]) AS key ORDER BY key
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN login_throttle.blocked_until < $forgetBefore::timestamptz THEN 1 ELSE login_throttle.failures + 1 END,
      blocked_until = CASE
        WHEN login_throttle.failures + 1 < ${FREE} OR login_throttle.blocked_until < $forgetBefore::timestamptz THEN $now::timestamptz
        ELSE $now::timestamptz + LEAST($firstWaitMs::float8 * 2 ^ LEAST(login_throttle.failures + 1 - (${FREE}), 20),
                                       $longestWaitMs::float8) * interval '1 millisecond' END
    WHERE login_throttle.failures < ${FREE} OR login_throttle.blocked_until <= $now::timestamptz
    RETURNING key`,
});

/** Takes back one counted attempt of an address that turned out to be right, and the wait it may have begun. */
export const giveBackLogInAttempt = query({
  parameters: { key: text, now: instant, freeForAddress: integer },
  sql: `
    UPDATE login_throttle SET failures = failures - 1,
      blocked_until = CASE WHEN failures <= $freeForAddress::int THEN LEAST(blocked_until, $now::timestamptz) ELSE blocked_until END
    WHERE key = $key::text AND failures > 0`,
});
