import { expectedWaitMs, LOOKED_AT, type OverflowLoad } from '../overflow.js';
import type { Contact } from './contact.js';
import { type ContactType, periodAt, type Scenario } from './scenario.js';

/** How each service stands on each channel, as its rules for what comes while it is busy or closed look at it. */
export class Standing {
  /** How many wait for somebody who is free, and when the latest were answered, by service and channel. */
  private readonly ahead = new Map<string, number>();
  private readonly answeredAt = new Map<string, number[]>();

  constructor(private readonly scenario: Scenario) {
    for (const of of scenario.answered ?? []) this.answeredAt.set(placeOf(of), [...of.at]);
  }

  /** Whoever is rung back in their turn is on no line and before nobody. */
  waits({ type, isRungBack }: Contact, more: 1 | -1): void {
    const place = placeOf(type);
    if (!isRungBack) this.ahead.set(place, (this.ahead.get(place) ?? 0) + more);
  }

  answered({ type, isRungBack }: Contact, now: number): void {
    const place = placeOf(type);
    if (!isRungBack)
      this.answeredAt.set(place, [...(this.answeredAt.get(place) ?? []), now].slice(-LOOKED_AT));
  }

  /** @param now milliseconds after the start */
  loadOf(type: ContactType, now: number): OverflowLoad {
    const { open, groups } = this.scenario;
    const place = placeOf(type);
    const period = periodAt(this.scenario, now);
    const ahead = this.ahead.get(place) ?? 0;
    return {
      isOpen: open === undefined || open.some(([from, to]) => from <= now && now < to),
      on: groups
        .filter(
          ({ services, channels }) => services.includes(type.service) && channels.includes(type.channel),
        )
        .reduce((sum, { agents }) => sum + agents[period]!, 0),
      ahead,
      expectedMs: expectedWaitMs(this.answeredAt.get(place) ?? [], ahead),
    };
  }
}

const placeOf = ({ service, channel }: { service: string; channel: string }): string =>
  `${service} ${channel}`;
