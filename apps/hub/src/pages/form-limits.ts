import { Inject, Injectable } from '@nestjs/common';
import { Allowances, Clock, toE164 } from '@frontdoor/kernel';
import { CONFIG, type Config } from '@frontdoor/platform';

const HOUR_MS = 3_600_000;
/** Of one form may come several photographs, each by itself. */
const KEPT_FOR_ONE_SENT = 4;

/** A form that somebody sends: from where, and what they say who they are. */
export interface Sender {
  /** The caller’s IP address, or its network. */
  caller: string;
  fields: Readonly<Record<string, string>>;
  /** Of the form: one on the page of an enquiry stands for whoever has its link. */
  path: string;
}

/**
 * How much comes by the forms of the public pages. What is above waits and is told until when: many people share the address of
 * an office, so that they have far more than one has who writes in their own name. Each hub counts for itself.
 */
@Injectable()
export class FormLimits {
  private readonly sent: Allowances;
  private readonly kept: Allowances;
  private readonly ofSender: Allowances;
  private readonly lookUps: Allowances;

  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) config: Pick<Config, 'FORM_POSTS_HOURLY' | 'FORM_SENDER_HOURLY' | 'PLACE_LOOKUPS_HOURLY'>,
  ) {
    this.sent = new Allowances(config.FORM_POSTS_HOURLY, HOUR_MS);
    this.kept = new Allowances(config.FORM_POSTS_HOURLY * KEPT_FOR_ONE_SENT, HOUR_MS);
    this.ofSender = new Allowances(config.FORM_SENDER_HOURLY, HOUR_MS);
    this.lookUps = new Allowances(config.PLACE_LOOKUPS_HOURLY, HOUR_MS);
  }

  /** Counts a form that is sent. @returns from when on it may be, where it may not be now */
  maySend(sender: Sender): number | undefined {
    const now = this.clock.now();
    const key = keyOf(sender);
    const until = this.sent.take(sender.caller, now);
    if (until !== undefined || key === undefined) return until;
    const later = this.ofSender.take(key, now);
    if (later !== undefined) this.sent.giveBack(sender.caller);
    return later;
  }

  /** It was not taken: what has to be put right may be sent again. */
  wasNotTaken(sender: Sender): void {
    const key = keyOf(sender);
    this.sent.giveBack(sender.caller);
    if (key !== undefined) this.ofSender.giveBack(key);
  }

  /** Counts a form that is kept with what is in it. @returns as `maySend` */
  mayKeep(caller: string): number | undefined {
    return this.kept.take(caller, this.clock.now());
  }

  /** Counts a list of places that is shown. @returns as `maySend` */
  mayLookUp(caller: string): number | undefined {
    return this.lookUps.take(caller, this.clock.now());
  }

  /** How long it is until then, in seconds. */
  secondsUntil(until: number): number {
    return Math.max(1, Math.ceil((until - this.clock.now()) / 1000));
  }
}

function keyOf({ fields, path }: Sender): string | undefined {
  if (!path.startsWith('form/')) return path.slice(path.indexOf('/'));
  const email = (fields.email ?? '').trim().toLowerCase();
  return email === '' ? toE164((fields.phone ?? '').trim()) : email;
}
