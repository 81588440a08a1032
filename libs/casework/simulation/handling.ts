import { type Channel, CHANNELS } from '@frontdoor/contracts';
import { DataSource, findHandlingTimes, type RowOf } from '@frontdoor/persistence';
import { Clock } from '@frontdoor/kernel';
import { Injectable } from '@nestjs/common';

const DAY = 24 * 3_600_000;
/** How long things take is learnt from so many days, from so many of each kind. */
const LEARNT_DAYS = 60;
const LEARNT_EACH = 200;
const FEWEST = 10;
/** Longer than this nobody works at something without doing something else. */
export const MOST_MINUTES = 240;
/** Taken for granted where too little was finished to learn from. */
export const USUAL_MINUTES = { live: 5, written: 10 };

/** How long contacts of a service and channel take, in minutes. */
export interface Handled {
  seen: readonly number[];
  isLearnt: boolean;
}

/** How long people have had work in hand, learnt from what they finished. */
@Injectable()
export class HandlingTimes {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Of any service and channel: its own times, those of its channel, or what is usual. */
  async of(organisationId: string): Promise<(service: string, channel: Channel) => Handled> {
    const learnt = await findHandlingTimes(this.source, {
      ...{ organisationId, since: this.clock.now() - LEARNT_DAYS * DAY },
      ...{ each: LEARNT_EACH, mostMinutes: MOST_MINUTES },
    });
    return (service, channel) => handledOf(learnt, service, channel);
  }
}

function handledOf(
  learnt: readonly RowOf<typeof findHandlingTimes>[],
  service: string,
  channel: Channel,
): Handled {
  const ofChannel = learnt.filter((each) => each.channel === channel);
  const own = ofChannel.find((each) => each.service === service)?.minutes ?? [];
  if (own.length >= FEWEST) return { seen: own, isLearnt: true };
  const alike = ofChannel.flatMap(({ minutes }) => minutes);
  if (alike.length >= FEWEST) return { seen: alike, isLearnt: true };
  const usual = CHANNELS[channel].live ? USUAL_MINUTES.live : USUAL_MINUTES.written;
  return { seen: spread(usual), isLearnt: false };
}

/** Values of an exponential distribution with this mean, at the middles of 40 equal shares. */
const spread = (mean: number): number[] =>
  Array.from({ length: 40 }, (_, index) => -Math.log(1 - (index + 0.5) / 40) * mean);
