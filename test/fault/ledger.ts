/** How a contact was sent; those of one kind get the same commitments, unless they join an enquiry that exists. */
export type SentBy = 'api' | 'email' | 'web';

/** A contact that the hub has answered with 2xx or 250: it must never be lost or doubled from then on. */
export interface Accepted {
  /** Unique words inside its text, by which it is found again. */
  mark: string;
  by: SentBy;
  /** Address of the customer. */
  customer: string;
  /** The webhook-id, where the sender gives one. */
  key?: string;
  /** Reference of the enquiry it was said to belong to. */
  follows?: string;
  contactId?: string;
  reference?: string;
}

/** A reply that the hub has answered with 2xx. */
export interface AcceptedReply {
  requestId: string;
  enquiryId: string;
  channel: string;
  text: string;
}

/** What senders and agents were told: the other side of what the database must hold. */
export class Ledger {
  readonly accepted: Accepted[] = [];
  readonly replies: AcceptedReply[] = [];
  /** Requests sent again because no answer, or none that was final, came. */
  retried = 0;
  /** Requests whose first try had been taken although its answer never came. */
  duplicatesAnswered = 0;
  /** Answers that no sender should get, as sentences. */
  readonly refusals: string[] = [];
  /** Longest time, in milliseconds, in which nothing was answered at a door. */
  readonly silences = new Map<string, number>();
  private readonly heardAt = new Map<string, number>();
  private readonly listeners = new Set<() => void>();

  take(accepted: Accepted): void {
    this.accepted.push(accepted);
    for (const listener of this.listeners) listener();
  }

  /** How often each answer came at each door, as `door answer`; `none` where the connection broke or stayed silent. */
  readonly answers = new Map<string, number>();

  /** Something was answered at a door, whatever it was. */
  heard(door: string, answer: string | number): void {
    this.count(door, answer);
    const now = performance.now();
    const silence = now - (this.heardAt.get(door) ?? now);
    this.heardAt.set(door, now);
    this.silences.set(door, Math.max(silence, this.silences.get(door) ?? 0));
  }

  /** Nothing was answered. */
  missed(door: string): void {
    this.count(door, 'none');
  }

  private count(door: string, answer: string | number): void {
    const key = `${door} ${answer}`;
    this.answers.set(key, (this.answers.get(key) ?? 0) + 1);
  }

  takeReply(reply: AcceptedReply): void {
    this.replies.push(reply);
  }

  /** Calls back at every acceptance, in the same turn as it is read off the wire. @returns how to stop that. */
  onAccepted(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
