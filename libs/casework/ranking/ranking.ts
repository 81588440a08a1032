import { Injectable } from '@nestjs/common';
import type { Pack } from '@frontdoor/charter';
import { type Channel, CHANNELS } from '@frontdoor/contracts';
import { Clock } from '@frontdoor/kernel';
import type { Organisation } from '@frontdoor/persistence';
import { type Standing, standingOf, YIELDS } from '@frontdoor/routing';
import { Directory } from '../directory/index.js';
import { HandlingTimes } from './handling-times.js';

/** Of which work, and which of its promises. */
interface Ranked {
  serviceId: string;
  channel: Channel;
  clockId: string;
  dueAt: number;
}

/** Where promises have work stand in the queue. */
@Injectable()
export class Ranking {
  constructor(
    private readonly handling: HandlingTimes,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /**
   * By the calendar of its clock, less what the work takes. A promise to somebody who is there, as in a call, is kept by
   * beginning with it: then nothing is taken off.
   *
   * @param pack that it was opened under
   */
  standing(pack: Pack, { serviceId, channel, clockId, dueAt }: Ranked): Standing {
    const handlingMs = CHANNELS[channel].live ? 0 : this.handling.of(serviceId, channel);
    const hours = pack.clocks.get(clockId)?.spans[0]?.calendar;
    if (!hours) return { ranksAt: dueAt - handlingMs, reckonAt: null };
    return standingOf({ dueAt, hours, handlingMs }, this.clock.now());
  }

  /** How long what was missed lets what can still be kept go first, in milliseconds. */
  async yieldsOf(organisationId: string): Promise<{ there: number; written: number }> {
    const { yields } = await this.directory.organisation(organisationId);
    return yieldsOf(yields);
  }
}

const MINUTE_MS = 60_000;

const yieldsOf = (yields: Organisation['yields']): { there: number; written: number } =>
  yields === null
    ? YIELDS
    : { there: yields.thereMinutes * MINUTE_MS, written: yields.writtenMinutes * MINUTE_MS };
