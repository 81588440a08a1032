import { type AdapterContext, type Recounted, underLease } from '../core/index.js';
import { digest } from './arrivals.js';
import { backOff } from './back-off.js';
import type { MailboxSettings } from './email.config.js';
import { mailboxClient } from './mailbox-client.js';
import { countMailbox } from './mailbox-count.js';
import { MailboxReader } from './mailbox-reader.js';
import { troubleOf } from './mailbox-trouble.js';

/** How often a process that was refused the lease asks again. */
const STAND_BY_MS = 5_000;
/** Within the hour for which one process counts. */
const LONGEST_COUNT_MS = 30 * 60_000;

/**
 * Reads one IMAP mailbox until `signal` aborts: everything new, then whatever IDLE announces. Only the process
 * with the lease reads; after trouble it waits (longer each time) and connects anew. Mail is never changed or
 * deleted in the mailbox.
 */
export async function followMailbox(
  settings: MailboxSettings,
  context: AdapterContext,
  signal: AbortSignal,
): Promise<void> {
  const source = sourceOf(settings);
  const failures = new Map<string, number>();
  let attempt = 0;
  while (!signal.aborted) {
    try {
      const led = await underLease(source, context, signal, async (lease) => {
        const reader = new MailboxReader(settings, source, context, lease, failures);
        await reader.run(() => (attempt = 0));
      });
      if (!led) await context.clock.sleep(STAND_BY_MS, signal);
    } catch (error) {
      if (signal.aborted) break;
      context.intake.report(source, 'trouble', troubleOf(error));
      await context.clock.sleep(backOff(attempt++, source), signal).catch(() => undefined);
    }
  }
}

/** Logs in and out again. Resolves to a plain sentence about what is wrong, or to undefined. */
export async function probeMailbox(settings: MailboxSettings): Promise<string | undefined> {
  const client = mailboxClient(settings, { verifyOnly: true });
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return troubleOf(error);
  } finally {
    client.close();
  }
}

/**
 * Takes in what was passed over in these mailboxes since an instant. One that cannot be counted is named as the problem and
 * keeps no other from it.
 *
 * @param failures as of `MailTaker`
 */
export async function recountMailboxes(
  mailboxes: readonly MailboxSettings[],
  context: AdapterContext,
  from: number,
  failures: Map<string, number>,
): Promise<Recounted> {
  const problems: string[] = [];
  let [looked, taken] = [0, 0];
  const until = context.clock.now() + LONGEST_COUNT_MS;
  for (const settings of mailboxes) {
    try {
      const counted = await countMailbox(settings, sourceOf(settings), context, { from, until }, failures);
      looked += counted.looked;
      taken += counted.taken;
      if (!counted.isWhole)
        problems.push(`${settings.entryPoint}: There is more than one count looks at; the next goes on.`);
    } catch (error) {
      problems.push(`${settings.entryPoint}: ${troubleOf(error)}`);
    }
  }
  return {
    ...{ arrivals: [], wishes: [], looked, taken },
    ...(problems.length > 0 && { problem: problems.join(' ') }),
  };
}

/** Name of a mailbox for cursor, lease and health: readable, and another one for another server or user. */
export const sourceOf = ({ entryPoint, host, user, folder }: MailboxSettings): string =>
  `email:${entryPoint}/${folder}#${digest(host, user).slice(0, 8)}`;
