import { Inject, Injectable } from '@nestjs/common';
import { ChannelError, planned } from '@frontdoor/channels/core';
import { Channels } from '@frontdoor/casework/channels';
import { DeliveryNews } from '@frontdoor/casework/deliveries';
import { Every } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import { claimDeliveriesToAskAbout, DataSource, Delivery, In } from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';

/** Asked about in one turn; the next turn goes on. */
const AT_ONCE = 100;
/** A question whose process died is asked again after this, and one that could not be asked. */
const AGAIN_MS = 300_000;
/** For so long after an attempt of which nobody knows it is asked after. */
const LOST_FOR_GOOD_MS = 2 * 24 * 3_600_000;
/** For so long what never came is sent once more; later it may be out of date. */
const SENT_AGAIN_FOR_MS = 2 * 3_600_000;

/**
 * Asks providers what became of what they took, where their news is fetched only or may have been lost, and whether they
 * have after all what nobody knew of. Each is asked where it left, whoever sends on the channel by now.
 */
@Injectable()
export class FollowDeliveries {
  constructor(
    private readonly source: DataSource,
    private readonly channels: Channels,
    private readonly news: DeliveryNews,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  @Every(5000)
  async sweep(): Promise<void> {
    const now = this.clock.now();
    const due = await claimDeliveriesToAskAbout(this.source, { now, again: now + AGAIN_MS, limit: AT_ONCE });
    if (due.length === 0) return;
    const deliveries = await this.source.manager.findBy(Delivery, { id: In(due.map(({ id }) => id)) });
    // A provider in trouble is not asked about the rest of them before the next time.
    const away = new Set<string | null>();
    for (const delivery of deliveries) {
      if (away.has(delivery.adapter)) continue;
      await this.ask(delivery).catch(async (error: unknown) => {
        const { id, adapter, channel } = delivery;
        this.log.warn(
          { delivery: id, channel, err: error },
          'a provider did not say what became of something',
        );
        // It knows nothing of it, and never will.
        if (error instanceof ChannelError && error.remedy === 'give-up') await this.news.asked(id, undefined);
        else away.add(adapter);
      });
    }
  }

  private async ask(delivery: Delivery): Promise<void> {
    const { id, adapter, state, providerId } = delivery;
    if (state === 'unknown') return this.askForLost(delivery);
    const connection = adapter === null ? undefined : this.channels.get(adapter)?.connection;
    // Perhaps it is set up again later.
    if (!connection) return;
    if (!connection.follow || providerId === null) return this.news.asked(id, undefined);
    const takenAt = delivery.sentAt ?? delivery.attemptedAt ?? delivery.createdAt;
    const { news, askInMs } = await connection.follow({ providerId, takenAt });
    if (news) await this.news.update(news);
    await this.news.asked(id, askInMs);
  }

  private async askForLost({ id, adapter, message, attemptedAt, createdAt }: Delivery): Promise<void> {
    const connection = adapter === null ? undefined : this.channels.get(adapter)?.connection;
    const at = attemptedAt ?? createdAt;
    const age = this.clock.now() - at;
    const found = await connection?.reconcile?.(planned.parse(message), at);
    if (found && found !== 'not-sent') return this.news.accepted(id, found);
    if (found === 'not-sent' && age < SENT_AGAIN_FOR_MS && (await this.news.neverCame(id))) return;
    // It may turn up late, but nothing here says that it never will: a person decides meanwhile.
    const goesOn = connection?.reconcile !== undefined && found !== 'not-sent' && age < LOST_FOR_GOOD_MS;
    await this.news.asked(id, goesOn ? Math.max(age, AGAIN_MS) : undefined);
  }
}
