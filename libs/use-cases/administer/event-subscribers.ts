import { type NewSubscriber, type SendEvent, Subscribers } from '@frontdoor/casework/subscribers';
import {
  type AttemptView,
  type EventFilter,
  eventFilter,
  type EventShape,
  eventShape,
  type SubscriberView,
} from '@frontdoor/contracts';
import { FrontdoorError } from '@frontdoor/kernel';
import type { DataSource } from '@frontdoor/persistence';
import { nameOf, wordsOf } from '@frontdoor/casework/directory';
import { theOrganisation } from './look-up.js';

/**
 * What a subscriber is made of, checked.
 *
 * @throws FrontdoorError `name-malformed`, `word-unknown`
 */
export function subscriberFields(given: {
  name: string;
  url: string;
  types: readonly string[];
  services: readonly string[];
  shape: string;
  personalData: boolean;
}): NewSubscriber {
  return {
    ...given,
    name: nameOf(given.name),
    types: eventTypesOf(given.types),
    services: [...given.services],
    shape: eventShapeOf(given.shape),
  };
}

/** @throws FrontdoorError `word-unknown` naming the types of events */
const eventTypesOf = (given: readonly string[]): EventFilter[] =>
  wordsOf('type of event', eventFilter.options, given);

const eventShapeOf = (given: string): EventShape => wordsOf('shape', eventShape.options, [given])[0]!;

/** @throws FrontdoorError `instant-malformed` */
export function instantOf(text: string): number {
  const at = Date.parse(text);
  if (/^\d{4}-\d\d-\d\d/.test(text) && Number.isFinite(at)) return at;
  throw new FrontdoorError('instant-malformed', { text });
}

/** Other systems that are told of events, each by its name. */
export class EventSubscribers {
  constructor(
    private readonly source: DataSource,
    private readonly subscribers: Subscribers,
    private readonly sender: SendEvent,
  ) {}

  async add(
    fields: NewSubscriber,
    from: 'now' | 'beginning',
  ): Promise<{ name: string; signingSecret: string }> {
    const { signingSecret } = await this.subscribers.add(await this.organisation(), fields, from);
    return { name: fields.name, signingSecret };
  }

  async list(): Promise<SubscriberView[]> {
    return this.subscribers.list(await this.organisation());
  }

  async rotate(name: string, hours?: number): Promise<{ signingSecret: string; formerUntil: string | null }> {
    const [organisationId, id] = await this.find(name);
    return this.subscribers.rotate(organisationId, id, hours);
  }

  async pause(name: string): Promise<void> {
    await this.subscribers.pause(...(await this.find(name)));
  }

  async resume(name: string): Promise<void> {
    await this.subscribers.resume(...(await this.find(name)));
  }

  async remove(name: string): Promise<void> {
    await this.subscribers.remove(...(await this.find(name)));
  }

  async replay(name: string, what: { eventId: string } | { since: number }): Promise<void> {
    await this.subscribers.replay(...(await this.find(name)), what);
  }

  async test(name: string): Promise<AttemptView> {
    return this.subscribers.test(...(await this.find(name)), this.sender);
  }

  /** The newest first. */
  async attempts(name: string, given: { failed: boolean; limit: number }): Promise<AttemptView[]> {
    return (await this.subscribers.attempts(...(await this.find(name)), given)).attempts;
  }

  private async organisation(): Promise<string> {
    return (await theOrganisation(this.source.manager)).id;
  }

  /** @throws FrontdoorError `subscriber-not-found` */
  private async find(name: string): Promise<[organisationId: string, id: string]> {
    const organisationId = await this.organisation();
    return [organisationId, (await this.subscribers.named(organisationId, name)).id];
  }
}
