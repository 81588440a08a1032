import { Injectable } from '@nestjs/common';
import { usualCalendar } from '@frontdoor/charter';
import { type Channel, sayOverflowWhen, type WrittenDoes } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import { type EntityManager, findWrittenLoad, type Service } from '@frontdoor/persistence';
import { expectedWaitMs, firstThatFits, LOOKED_AT, type OverflowLoad } from '@frontdoor/routing';
import { Charters } from '../charters/index.js';
import { Directory } from '../directory/index.js';

/** More is not told apart; the highest number that a rule may name lies below. */
const MOST_COUNTED = 10_001;

/** What the rules of a service do with something written. */
export interface Overflowed {
  /** That deals with it. */
  service: Service;
  /** For its customer, in the receipt. */
  words: string[];
  /** Its customer may choose when they are rung, on the page of their enquiry. */
  offersCallback?: boolean | undefined;
  /** For the people who deal with it; undefined where it stays where it came. */
  said?: string | undefined;
}

const OFFER =
  'Would you rather be rung? Choose when on the page of your enquiry, whose address is below, or reply with your telephone number and when you are free.';

const wordsOf = (does: WrittenDoes): string[] => {
  if ('offer' in does) return [OFFER];
  return 'say' in does ? [does.say] : [];
};

/** What is written while more comes than a service can do: words in the receipt, or another service, by its rules for the channel. */
@Injectable()
export class WrittenOverflow {
  constructor(
    private readonly directory: Directory,
    private readonly charters: Charters,
    private readonly clock: Clock,
  ) {}

  /** Judges what comes together; how a service stands is looked at once for all of it. */
  judge(manager: EntityManager): (service: Service, channel: Channel) => Promise<Overflowed | undefined> {
    const loads = new Map<string, Promise<OverflowLoad>>();
    const loadOf = (service: Service, channel: Channel): Promise<OverflowLoad> => {
      const key = `${service.id} ${channel}`;
      const known = loads.get(key) ?? this.load(manager, service, channel);
      loads.set(key, known);
      return known;
    };
    return (service, channel) => this.apply(service, channel, loadOf, []);
  }

  /**
   * What is passed on comes under the rules of the other service, and never comes back.
   *
   * @param passed the services that it came from
   */
  private async apply(
    service: Service,
    channel: Channel,
    loadOf: (service: Service, channel: Channel) => Promise<OverflowLoad>,
    passed: readonly Service[],
  ): Promise<Overflowed | undefined> {
    const rules = service.overflow?.[channel]?.before ?? [];
    const rule = rules.length === 0 ? undefined : firstThatFits(rules, await loadOf(service, channel));
    const stays = passed.length === 0 ? undefined : { service, words: [] };
    if (!rule) return stays;
    if (!('service' in rule.does))
      return { service, words: wordsOf(rule.does), offersCallback: 'offer' in rule.does };
    const { service: slug } = rule.does;
    const to = await this.directory.serviceBySlug(service.organisationId, slug);
    // One that is gone since, or that it came from: it waits where it is.
    if (!to || to.id === service.id || passed.some(({ id }) => id === to.id)) return stays;
    const further = await this.apply(to, channel, loadOf, [...passed, service]);
    const why = sayOverflowWhen(rule.when, 'messages').toLowerCase();
    const here = `By the rules of ${service.name} (${why}) it went to ${to.name}`;
    return {
      service: further?.service ?? to,
      words: further?.words ?? [],
      offersCallback: further?.offersCallback,
      said: [here, ...(further?.said ? [further.said] : [])].join('. '),
    };
  }

  private async load(
    manager: EntityManager,
    { id: serviceId, organisationId }: Service,
    channel: Channel,
  ): Promise<OverflowLoad> {
    const now = this.clock.now();
    const hours = usualCalendar(this.charters.current(await this.directory.organisation(organisationId)));
    const today = hours.localDay(now);
    const since = hours.zone.instant(today, 0);
    const [load] = await findWrittenLoad(manager, {
      ...{ organisationId, serviceId, channel, since, most: MOST_COUNTED, limit: LOOKED_AT },
    });
    const { ahead, on, answeredAt } = load!;
    return {
      isOpen: hours.openings(today).some(({ from, to }) => from <= now && now < to),
      ...{ on, ahead, expectedMs: expectedWaitMs(answeredAt, ahead) },
    };
  }
}
