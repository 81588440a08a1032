import { type AdapterContext, ChannelError, fromHub, HubTrouble, underLease } from '../core/index.js';
import type { Feed, Looked } from './x.feeds.js';

/** How often a process that was refused the lease asks again. */
const STAND_BY_MS = 5_000;
const LONGEST_REST_MS = 600_000;
/** Somebody has to mend a setting or buy credits first. */
const REAUTHORISE_MS = 300_000;

/**
 * Looks at one feed again and again until `signal` aborts, in the process with its lease. Its place moves on when what came
 * before is durable. After trouble it rests, as long as X says where it says so, and says what is to be done.
 */
export async function followFeed(
  feed: Feed,
  source: string,
  context: AdapterContext,
  signal: AbortSignal,
): Promise<void> {
  const { intake, clock } = context;
  let troubles = 0;
  while (!signal.aborted) {
    try {
      const led = await underLease(source, context, signal, async (lease) => {
        for (;;) {
          const place = await fromHub(() => intake.loadCursor(source));
          const looked = await feed.look(place, lease);
          if (looked.place !== undefined && looked.place !== place)
            await fromHub(() => intake.saveCursor(source, looked.place!));
          troubles = 0;
          intake.report(source, 'ok', `X was asked for ${feed.name}; new: ${looked.taken}`);
          await clock.sleep(restAfter(looked, feed, clock.now()), lease.signal);
        }
      });
      if (!led) await clock.sleep(STAND_BY_MS, signal);
    } catch (error) {
      if (signal.aborted) break;
      intake.report(source, 'trouble', detailOf(error));
      await clock.sleep(restOf(error, troubles++), signal).catch(() => undefined);
    }
  }
}

/** Not before the limit allows another look, and spread over the time until it is lifted where few are left. */
export function restAfter(
  { limit }: Pick<Looked, 'limit'>,
  { everyMs }: Pick<Feed, 'everyMs'>,
  now: number,
): number {
  if (!limit || !Number.isFinite(limit.reset) || !Number.isFinite(limit.remaining)) return everyMs;
  const left = limit.reset * 1000 - now;
  if (left <= 0) return everyMs;
  return Math.max(everyMs, Math.min(left / Math.max(limit.remaining, 1), left + 1000));
}

function restOf(error: unknown, troubles: number): number {
  const longest = (ms: number): number => Math.min(Math.max(ms, 1000), 25 * 3_600_000);
  if (error instanceof ChannelError) {
    if (error.resetInMs !== undefined) return longest(error.resetInMs);
    if (error.retryAfterMs !== undefined) return longest(error.retryAfterMs);
    if (error.remedy === 'reauthorise') return REAUTHORISE_MS;
  }
  return Math.min(1000 * 2 ** troubles, LONGEST_REST_MS);
}

const detailOf = (error: unknown): string => {
  if (error instanceof ChannelError) return error.message;
  return error instanceof HubTrouble
    ? 'The hub could not keep what was fetched from X.'
    : 'X could not be asked.';
};
