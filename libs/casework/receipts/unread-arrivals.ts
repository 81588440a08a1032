import { Injectable } from '@nestjs/common';
import type { KeptArrival } from '@frontdoor/channels/core';
import type { Raw } from '@frontdoor/kernel';

/** Something that is durable, and whose meaning nobody knows yet. */
export interface UnreadArrival extends Omit<KeptArrival, 'raw'> {
  raw: Raw;
  contactId: string;
}

type Take = (arrival: UnreadArrival) => void;

/**
 * Hands what was just kept unread to whoever reads it in this process, so that nobody has to look for it. A hint: what is
 * lost on the way is found in the database.
 */
@Injectable()
export class UnreadArrivals {
  private take: Take = () => undefined;

  readBy(take: Take): void {
    this.take = take;
  }

  hand(arrival: UnreadArrival): void {
    this.take(arrival);
  }
}
