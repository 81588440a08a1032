import type { BlockList } from 'node:net';
import { Shares } from '@frontdoor/kernel';
import { callerOf, isIn } from '../config/addresses.js';

interface Bounds {
  /** Relays of our own: what one address may hold is no bound for them. */
  trustedRelays: BlockList | null;
  /** Bytes that may be arriving at once, in all. */
  ARRIVING_MAX_BYTES: number;
  /** Of these, from one caller. */
  ARRIVING_MAX_BYTES_PER_ADDRESS: number;
}

/** Those who bring something to this process, and how much of it may be on its way: memory is for all of them. */
export class Callers {
  private readonly arriving: Shares;

  constructor(private readonly bounds: Bounds) {
    this.arriving = new Shares(bounds.ARRIVING_MAX_BYTES, bounds.ARRIVING_MAX_BYTES_PER_ADDRESS);
  }

  /** Who counts as one caller: an IPv4 address, or the /64 of an IPv6 address. */
  nameOf(address: string): string {
    return callerOf(address);
  }

  /** Whether it is a relay of our own. */
  isTrusted(address: string): boolean {
    return this.bounds.trustedRelays !== null && isIn(this.bounds.trustedRelays, address);
  }

  /** Counts bytes that arrive; false where that is too much at once, and then they are not counted. */
  mayBring(address: string, bytes: number): boolean {
    return this.arriving.take(callerOf(address), bytes, this.isTrusted(address) ? Infinity : undefined);
  }

  /** The bytes are durable, or dropped. */
  brought(address: string, bytes: number): void {
    this.arriving.give(callerOf(address), bytes);
  }
}
