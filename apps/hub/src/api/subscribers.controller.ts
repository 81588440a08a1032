import { Controller } from '@nestjs/common';
import type { KnownKey } from '@frontdoor/casework/api-keys';
import { SendEvent, Subscribers } from '@frontdoor/casework/subscribers';
import { type AnswerOf, api } from '@frontdoor/contracts';
import { type Input, Key, OrganisationId, Sent, Serves } from '../edge/serves.js';

@Controller()
export class SubscribersController {
  constructor(
    private readonly subscribers: Subscribers,
    private readonly sender: SendEvent,
  ) {}

  @Serves(api.listSubscribers)
  async list(@OrganisationId() organisation: string): Promise<AnswerOf<typeof api.listSubscribers>> {
    return { subscribers: await this.subscribers.list(organisation) };
  }

  @Serves(api.addSubscriber)
  add(
    @Sent() { body: { from, ...fields } }: Input<typeof api.addSubscriber>,
    @OrganisationId() organisation: string,
    @Key() key: KnownKey | undefined,
  ): Promise<AnswerOf<typeof api.addSubscriber>> {
    return this.subscribers.add(organisation, fields, from, key);
  }

  @Serves(api.changeSubscriber)
  change(
    @Sent() { params, body }: Input<typeof api.changeSubscriber>,
    @OrganisationId() organisation: string,
    @Key() key: KnownKey | undefined,
  ): Promise<void> {
    return this.subscribers.change(organisation, params.id, body, key);
  }

  @Serves(api.removeSubscriber)
  remove(
    @Sent() { params }: Input<typeof api.removeSubscriber>,
    @OrganisationId() organisation: string,
  ): Promise<void> {
    return this.subscribers.remove(organisation, params.id);
  }

  @Serves(api.rotateSubscriber)
  rotate(
    @Sent() { params, body }: Input<typeof api.rotateSubscriber>,
    @OrganisationId() organisation: string,
  ): Promise<AnswerOf<typeof api.rotateSubscriber>> {
    return this.subscribers.rotate(organisation, params.id, body.keepHours);
  }

  @Serves(api.pauseSubscriber)
  pause(
    @Sent() { params }: Input<typeof api.pauseSubscriber>,
    @OrganisationId() organisation: string,
  ): Promise<void> {
    return this.subscribers.pause(organisation, params.id);
  }

  @Serves(api.resumeSubscriber)
  resume(
    @Sent() { params }: Input<typeof api.resumeSubscriber>,
    @OrganisationId() organisation: string,
  ): Promise<void> {
    return this.subscribers.resume(organisation, params.id);
  }

  @Serves(api.replayEvents)
  replay(
    @Sent() { params, body }: Input<typeof api.replayEvents>,
    @OrganisationId() organisation: string,
  ): Promise<void> {
    const what = 'since' in body ? { since: Date.parse(body.since) } : body;
    return this.subscribers.replay(organisation, params.id, what);
  }

  @Serves(api.testSubscriber)
  test(
    @Sent() { params }: Input<typeof api.testSubscriber>,
    @OrganisationId() organisation: string,
  ): Promise<AnswerOf<typeof api.testSubscriber>> {
    return this.subscribers.test(organisation, params.id, this.sender);
  }

  @Serves(api.listAttempts)
  attempts(
    @Sent() { params, query }: Input<typeof api.listAttempts>,
    @OrganisationId() organisation: string,
  ): Promise<AnswerOf<typeof api.listAttempts>> {
    return this.subscribers.attempts(organisation, params.id, query);
  }
}
