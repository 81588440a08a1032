import { Inject, Injectable } from '@nestjs/common';
import { ChannelError, type LineMoment } from '@frontdoor/channels/core';
import { eachInTurn, Every } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import { CallLeg, DataSource, findCallsUnheardOf, Not, PhoneCall } from '@frontdoor/persistence';
import { type Logger, LOG } from '@frontdoor/platform';
import { CallLines } from './call-lines.js';
import { LineNews } from './line-news.js';

/** A telephone of which nothing was heard for so long is asked about: its moments may have met a hub that was down. */
const SILENT_MS = 60_000;
const MOST_AT_ONCE = 50;
const MOST_AT_FIRST = 1000;

/**
 * Asks providers what became of calls that seem to last: of those that nothing was heard of for a while, and of all as soon as
 * this process starts, which may be after one that heard nothing any more.
 */
@Injectable()
export class AskProviders {
  private hasAsked = false;

  constructor(
    private readonly source: DataSource,
    private readonly lines: CallLines,
    private readonly news: LineNews,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  @Every(15_000)
  async sweep(): Promise<void> {
    const now = this.clock.now();
    const isFirst = !this.hasAsked;
    this.hasAsked = true;
    const found = await findCallsUnheardOf(this.source, {
      before: isFirst ? now : now - SILENT_MS,
      limit: isFirst ? MOST_AT_FIRST : MOST_AT_ONCE,
    });
    await eachInTurn(found, ({ id }) => this.ask(id));
  }

  private async ask(id: string): Promise<void> {
    const { manager } = this.source;
    const call = await manager.findOneByOrFail(PhoneCall, { id });
    const provider = await this.lines.of(call);
    if (!provider) return;
    const legs = await manager.findBy(CallLeg, { callId: id, state: Not('ended') });
    const lines: { providerId: string; line: LineMoment['line'] }[] = [
      ...(call.direction === 'in' && call.providerId !== null
        ? [{ providerId: call.providerId, line: { customerIn: id } }]
        : []),
      ...legs.flatMap(({ id: leg, providerId }) =>
        providerId === null ? [] : [{ providerId, line: { leg } }],
      ),
    ];
    try {
      for (const { providerId, line } of lines) {
        const now = this.clock.now();
        const { does, ...how } = await provider.lines.stateOf(providerId);
        const at = Math.min(('at' in how && how.at) || now, now);
        if (does === 'ended') await this.news.take([{ line, what: does, ...how, at }]);
      }
      await manager.update(PhoneCall, { id }, { heardAt: this.clock.now() });
    } catch (thrown) {
      if (!(thrown instanceof ChannelError)) throw thrown;
      this.log.warn(
        { call: id, remedy: thrown.remedy },
        'a provider could not be asked what became of a call',
      );
    }
  }
}
