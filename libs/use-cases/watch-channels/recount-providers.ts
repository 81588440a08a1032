import { Inject, Injectable } from '@nestjs/common';
import { Channels } from '@frontdoor/casework/channels';
import { LiveEvents } from '@frontdoor/casework/live';
import { Directory } from '@frontdoor/casework/directory';
import { OptOuts } from '@frontdoor/casework/opt-outs';
import { Receipts } from '@frontdoor/casework/receipts';
import { ChannelError } from '@frontdoor/channels/core';
import { Every, Signals } from '@frontdoor/jobs';
import { Clock, dayOf, daysAfter, localInstant } from '@frontdoor/kernel';
import { claimRecount, DataSource, Recount } from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';

const HOUR_MS = 3_600_000;
/** In minutes after midnight, when little else goes on. */
const AT_NIGHT = 3 * 60;
/** What came in the last two days is asked about each night: what was missed one night is found the next. */
const BACK_MS = 48 * HOUR_MS;
/** What came just now may still be under way. */
const SETTLED_MS = 600_000;
const CLAIM_MS = HOUR_MS;

/** Each night providers are asked for their own lists of what came in; what is missing here is taken in, and told. */
@Injectable()
export class RecountProviders {
  constructor(
    private readonly source: DataSource,
    private readonly channels: Channels,
    private readonly directory: Directory,
    private readonly receipts: Receipts,
    private readonly optOuts: OptOuts,
    private readonly live: LiveEvents,
    private readonly signals: Signals,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  @Every(60_000)
  async sweep(): Promise<void> {
    const counted = this.channels.all().filter(({ connection }) => connection.recount !== undefined);
    // Mailboxes take longer than lists.
    await Promise.all(
      counted.map(async ({ manifest }) => {
        const now = this.clock.now();
        const first = await this.nextNight(now);
        const until = now + CLAIM_MS;
        const [claimed] = await claimRecount(this.source, { adapter: manifest.id, now, first, until });
        if (claimed?.adapter === manifest.id) await this.recount(manifest.id, claimed.at);
      }),
    );
  }

  /** @param last when it was done before */
  async recount(adapter: string, last: number | null): Promise<void> {
    const connection = this.channels.get(adapter)?.connection;
    const now = this.clock.now();
    const from = Math.min(now - BACK_MS, last ?? now);
    const nextAt = await this.nextNight(now);
    try {
      const counted = await connection!.recount!(from, now - SETTLED_MS);
      const { arrivals, wishes, looked, taken = 0, problem = null } = counted;
      let found = taken;
      for (const arrival of arrivals) if (!(await this.receipts.receive(arrival)).duplicate) found += 1;
      await this.optOuts.take(wishes);
      const outcome =
        problem === null ? { fromAt: from, at: now, problem, nextAt } : this.again(problem, now, nextAt);
      await this.source.manager.update(
        Recount,
        { adapter },
        { ...outcome, looked, found, claimedUntil: null },
      );
      if (found > 0) await this.tell(adapter, found);
    } catch (error) {
      const problem = error instanceof ChannelError ? error.message : 'The list could not be read.';
      if (!(error instanceof ChannelError)) this.log.error({ err: error, adapter }, 'a recount failed');
      const outcome = this.again(problem, now, nextAt);
      await this.source.manager.update(Recount, { adapter }, { ...outcome, claimedUntil: null });
    }
  }

  /** Tried again within the hour: the night is not over. */
  private again(problem: string, now: number, nextAt: number): { problem: string; nextAt: number } {
    return { problem, nextAt: Math.min(nextAt, now + HOUR_MS / 2) };
  }

  private async tell(adapter: string, found: number): Promise<void> {
    const { id: organisationId } = await this.directory.theOrganisation();
    const title = this.channels.get(adapter)?.manifest.title ?? adapter;
    const text = `${found === 1 ? 'One contact' : `${found} contacts`} that ${title} had for us had not arrived; ${found === 1 ? 'it is' : 'they are'} in the queue now`;
    this.log.warn({ adapter, found }, 'contacts were missing and were taken in');
    await this.live.append(this.source.manager, [{ organisationId, topic: 'channel', text }]);
    this.signals.changed();
  }

  private async nextNight(now: number): Promise<number> {
    const zone = await this.directory.theOrganisation().then(
      (organisation) => organisation.zone,
      () => 'Europe/London',
    );
    const today = localInstant(dayOf(now, zone), AT_NIGHT, zone);
    return today > now ? today : localInstant(daysAfter(dayOf(now, zone), 1), AT_NIGHT, zone);
  }
}
