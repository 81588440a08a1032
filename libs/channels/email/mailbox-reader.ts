import type { ImapFlow } from 'imapflow';
import { type AdapterContext, fromHub, type Lease } from '../core/index.js';
import type { MailboxSettings } from './email.config.js';
import { mailboxClient } from './mailbox-client.js';
import { cursorFor, saveCursor, type MailboxCursor } from './mailbox-cursor.js';
import { sizesOf } from './mail-sizes.js';
import { MailTaker } from './mail-taker.js';

/** Sizes are asked for this many mails at once; the mails themselves come one by one. */
const BATCH = 50;
/** Longest time without asking the server, in case IDLE says nothing. */
const POLL_MS = 2 * 60_000;

/** One connection to a mailbox. */
export class MailboxReader {
  private readonly client: ImapFlow;
  private news = false;
  private wake: () => void = () => undefined;
  private onProgress: () => void = () => undefined;

  constructor(
    private readonly settings: MailboxSettings,
    private readonly source: string,
    private readonly context: AdapterContext,
    private readonly lease: Lease,
    private readonly failures: Map<string, number>,
  ) {
    this.client = mailboxClient(settings);
    this.client.on('exists', () => {
      this.news = true;
      this.wake();
    });
    this.client.on('close', () => this.wake());
  }

  /** Reads until the lease's signal aborts or the connection fails; rejects in either case. */
  async run(onProgress: () => void): Promise<never> {
    this.onProgress = onProgress;
    const stop = (): void => this.client.close();
    this.lease.signal.addEventListener('abort', stop, { once: true });
    try {
      this.lease.check();
      await this.client.connect();
      for (;;) {
        this.news = false;
        await this.catchUp(await this.open());
        onProgress();
        this.context.intake.report(this.source, 'ok', 'Read to its end; waiting for new mail.');
        await this.quiet();
      }
    } finally {
      this.lease.signal.removeEventListener('abort', stop);
      this.client.close();
    }
  }

  /** Opens the folder, each time anew: only then does a server tell a changed UIDVALIDITY. */
  private async open(): Promise<MailboxCursor> {
    const { folder, startAt } = this.settings;
    const state = await this.client.mailboxOpen(folder, { readOnly: true });
    return fromHub(() => cursorFor(this.context.intake, this.source, state, startAt));
  }

  /** Takes everything beyond the cursor, which follows mail by mail. */
  private async catchUp(cursor: MailboxCursor): Promise<void> {
    const { client, settings, context, lease } = this;
    const found = await client.search({ uid: `${cursor.uid + 1}:*` }, { uid: true });
    if (!Array.isArray(found)) throw new Error('The search failed');
    // `n:*` always names the last mail, also when n is beyond it (RFC 9051, section 9, seq-range).
    const uids = found.filter((uid) => uid > cursor.uid).sort((a, b) => a - b);
    const taker = new MailTaker(client, settings, context.intake, cursor.uidValidity, this.failures);
    for (let at = 0; at < uids.length; at += BATCH) {
      const batch = uids.slice(at, at + BATCH);
      const sizeOf = await sizesOf(client, batch);
      for (const uid of batch) {
        lease.check();
        const size = sizeOf(uid);
        if (size !== undefined) await taker.take(uid, size);
        lease.check();
        cursor.uid = uid;
        await fromHub(() => saveCursor(context.intake, this.source, cursor));
      }
      this.onProgress();
      context.intake.report(this.source, 'ok', 'Took mail.');
    }
  }

  /** Resolves when there is news, when it is time to ask, or when the connection is gone. */
  private async quiet(): Promise<void> {
    const over = new AbortController();
    const woken = new Promise<void>((resolve) => (this.wake = resolve));
    if (this.news || !this.client.usable) this.wake();
    const timer = this.context.clock.sleep(POLL_MS, over.signal).catch(() => undefined);
    await Promise.race([woken, timer]);
    over.abort();
  }
}
