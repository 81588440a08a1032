import { Injectable } from '@nestjs/common';
import { Receipts } from '@frontdoor/casework/receipts';
import { type Channel, CHANNELS, mailChannel } from '@frontdoor/contracts';
import { Clock, FrontdoorError, Ids } from '@frontdoor/kernel';
import { DataSource, Organisation } from '@frontdoor/persistence';
import { arrivalsOf, type Scenario } from '@frontdoor/routing/simulator';
import { COUNCIL, ENTRY_POINTS, SERVICES } from './council.js';
import { phrasesFor } from './seed-year/phrases.js';

/** What is played, and how fast. */
export interface Played {
  scenario: Scenario;
  seed: number;
  /** Which day of it, from 1. */
  day: number;
  /** So many times faster than the clock. */
  speed: number;
  signal?: AbortSignal;
  /** Told after each contact, with how much of the day is over as a share of 1. */
  onContact?: (sent: number, share: number) => void;
}

const DAY_MS = 24 * 3_600_000;

/**
 * Has what comes on a day of a scenario come to the demonstration council, live: each contact is received as any other is, and
 * goes to the queue. Calls need telephones, so that whoever calls in the scenario writes here. Contacts of services that the
 * council does not have go to its customer services.
 */
@Injectable()
export class PlayTraffic {
  constructor(
    private readonly source: DataSource,
    private readonly receipts: Receipts,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * How many contacts came.
   *
   * @throws FrontdoorError `demonstration-missing` for any other organisation
   */
  async play({ scenario, seed, day, speed, signal, onContact }: Played): Promise<number> {
    const isDemonstration = await this.source.manager.existsBy(Organisation, { name: COUNCIL.name });
    if (!isDemonstration) throw new FrontdoorError('demonstration-missing');
    const from = (day - 1) * DAY_MS;
    const due = arrivalsOf(scenario, { seed, day: 0 }).filter(({ at }) => at >= from && at < from + DAY_MS);
    const begun = this.clock.now();
    let sent = 0;
    for (const { at, type } of due) {
      const wait = begun + (at - from) / speed - this.clock.now();
      if (wait > 0) await this.clock.sleep(wait, signal).catch(() => undefined);
      if (signal?.aborted) break;
      await this.send(type.service, type.channel as Channel, sent);
      sent++;
      onContact?.(sent, (at - from) / DAY_MS);
    }
    return sent;
  }

  private async send(wanted: string, channel: Channel, number: number): Promise<void> {
    const service =
      SERVICES.find(({ slug }) => slug === wanted) ??
      SERVICES.find(({ slug }) => slug.startsWith(wanted)) ??
      SERVICES[0]!;
    const mailbox =
      ENTRY_POINTS.find((each) => each.channel === mailChannel && each.service === service.slug) ??
      ENTRY_POINTS.find((each) => each.channel === mailChannel)!;
    const phrases = phrasesFor(service.slug, service.kind);
    const { subject, text } = phrases[number % phrases.length]!;
    const id = this.ids.uuid();
    const entryPoint = mailbox.address;
    await this.receipts.receive({
      ...{ channel: mailChannel, entryPoint, raw: Buffer.from(text), contentType: 'text/plain' },
      idempotencyKey: id,
      contact: {
        ...{ channel: mailChannel, entryPoint, subject, attachments: [], alsoReachableAt: [] },
        from: { kind: 'email', value: `resident-${id}@customer.example` },
        text: CHANNELS[channel].live ? `${text} (They would have called.)` : text,
      },
    });
  }
}
