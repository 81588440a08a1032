import { createHash, type Hash } from 'node:crypto';
import { FrontdoorError, type Raw, sizeOf } from '@frontdoor/kernel';
import type { ImapFlow } from 'imapflow';
import { type Arrival, type Fault, fromHub, HubTrouble, type Intake } from '../core/index.js';
import { digest, quarantined, unreadMail } from './arrivals.js';
import { mailboxName, type MailboxSettings } from './email.config.js';
import { stableKey } from './stable-key.js';

/** Connections that may break over one mail before only its headers are asked for. */
const FETCH_TRIES = 5;
/** Times the hub may fail to store a mail before it is also offered as one for the quarantine. */
const STORE_TRIES = 3;
/** Bytes of a mail that are asked for at once. */
const PIECE = 1024 * 1024;

/** Whether a mail had not been taken before, had been, or is not there any more. */
type Taken = 'new' | 'known' | 'gone';

/**
 * Takes single mails out of an open mailbox, so that none can hold up the rest: one that is too large, that the
 * server cannot hand over, or that the hub cannot keep goes to quarantine. What a mail means is found out once it is
 * kept.
 */
export class MailTaker {
  constructor(
    private readonly client: ImapFlow,
    private readonly settings: MailboxSettings,
    private readonly intake: Intake,
    private readonly uidValidity: string,
    /** Failures so far by UIDVALIDITY, UID and step; outlives the connection. */
    private readonly failures: Map<string, number>,
  ) {}

  /** Resolves when the mail is durable, or is no longer in the mailbox. */
  async take(uid: number, size: number): Promise<Taken> {
    const fetching = `${this.uidValidity}:${uid}:fetch`;
    if (size > this.settings.maxBytes) {
      return this.takeHeaders(uid, await this.headers(uid), tooLarge(size, this.settings.maxBytes));
    }
    if (this.failed(fetching) >= FETCH_TRIES) {
      const headers = await this.headers(uid).catch(() => Buffer.alloc(0));
      return this.takeHeaders(uid, headers, NOT_HANDED_OVER);
    }
    const found = await this.counting(fetching, () => this.source(uid));
    if (!found) return 'gone';
    const { raw, hash } = found;
    const key = await this.keyOf(uid, hash);
    const arrival = unreadMail(this.settings.entryPoint, raw, key);
    return this.store(`${this.uidValidity}:${uid}:store`, arrival);
  }

  /** All of a mail as it came, with its digest; large ones never whole in memory. Undefined where it is gone. */
  private async source(uid: number): Promise<{ raw: Raw; hash: string | undefined } | undefined> {
    const hash = createHash('sha256');
    try {
      const raw = await this.intake.gather(this.pieces(uid, hash));
      const whole = hash.update('\0').digest('hex');
      return { raw, hash: sizeOf(raw) > 0 ? whole : undefined };
    } catch (error) {
      if (error instanceof Gone) return undefined;
      throw error instanceof FrontdoorError ? new HubTrouble(error) : error;
    }
  }

  private async *pieces(uid: number, hash: Hash): AsyncGenerator<Uint8Array> {
    for (let start = 0; ; start += PIECE) {
      const asked = { source: { start, maxLength: PIECE } };
      const message = await this.client.fetchOne(String(uid), asked, { uid: true });
      if (!message || (!message.source && start === 0)) throw new Gone();
      const piece = message.source ?? Buffer.alloc(0);
      hash.update(piece);
      yield piece;
      // The last; or the whole, by a server that does not know pieces.
      if (piece.length !== PIECE) return;
    }
  }

  private async headers(uid: number): Promise<Uint8Array | undefined> {
    const message = await this.client.fetchOne(String(uid), { headers: true }, { uid: true });
    return message ? message.headers : undefined;
  }

  private async takeHeaders(uid: number, headers: Uint8Array | undefined, fault: Fault): Promise<Taken> {
    if (!headers) return 'gone';
    const key = await this.keyOf(uid, headers.length > 0 ? digest(headers) : undefined);
    const arrival = quarantined(this.settings.entryPoint, headers, key, fault, 'text/rfc822-headers');
    return this.store(`${this.uidValidity}:${uid}:store`, arrival);
  }

  /** @param hash of its bytes; undefined where there are none */
  private async keyOf(uid: number, hash: string | undefined): Promise<string> {
    const { entryPoint } = this.settings;
    const place = { mailbox: mailboxName(this.settings), uidValidity: this.uidValidity, uid };
    return fromHub(() => stableKey(this.intake, entryPoint, place, hash));
  }

  /** When the hub fails again and again, only a mail that it takes as a quarantined one was to blame. */
  private async store(step: string, arrival: Arrival<Raw>): Promise<Taken> {
    try {
      const { duplicate } = await this.counting(step, () => this.intake.receive(arrival));
      return duplicate ? 'known' : 'new';
    } catch (error) {
      if (this.failed(step) < STORE_TRIES || arrival.fault) throw new HubTrouble(error);
      const { unread: _unread, ...rest } = arrival;
      const { duplicate } = await fromHub(() => this.intake.receive({ ...rest, fault: NOT_STORABLE }));
      this.failures.delete(step);
      return duplicate ? 'known' : 'new';
    }
  }

  private async counting<T>(step: string, work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      this.failures.delete(step);
      return result;
    } catch (error) {
      if (!(error instanceof HubTrouble)) this.failures.set(step, this.failed(step) + 1);
      throw error;
    }
  }

  private failed(step: string): number {
    return this.failures.get(step) ?? 0;
  }
}

/** It is no longer in the mailbox. */
class Gone extends Error {}

const IN_THE_MAILBOX = 'Read it in the mailbox itself, where it stays, and open an enquiry by hand.';

const tooLarge = (size: number, limit: number): Fault => ({
  reason: `The mail has ${size} bytes, more than the ${limit} allowed; only its headers were taken.`,
  remedy: IN_THE_MAILBOX,
});

const NOT_HANDED_OVER: Fault = {
  reason: 'The mail server broke off each time this mail was fetched.',
  remedy: IN_THE_MAILBOX,
};

const NOT_STORABLE: Fault = {
  reason: 'The hub failed again and again to keep this mail.',
  remedy: 'Read the original here and open an enquiry by hand.',
};
