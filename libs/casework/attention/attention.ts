import { Injectable, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { Signals } from '@frontdoor/jobs';
import { Clock } from '@frontdoor/kernel';
import { LiveRooms } from '../live/index.js';
import { type Change, type Glance, glance, LASTS_MS, type Other, WhoIsHere } from './who-is-here.js';

const LOOK_MS = 2500;

/**
 * Who looks at which enquiry and who writes there, known in the memory of every process and written down nowhere: each
 * tells the others what its own consoles say, and a console says it again while it holds.
 */
@Injectable()
export class Attention implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly here = new WhoIsHere();
  private timer: NodeJS.Timeout | undefined;
  /** When it began to listen. */
  private since = Infinity;
  private unsubscribe: (() => void) | undefined;

  constructor(
    private readonly signals: Signals,
    private readonly rooms: LiveRooms,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.since = this.clock.now();
    this.unsubscribe = this.signals.onSaid((word) => {
      const said = glance.safeParse(word);
      if (said.success) this.tell(this.here.take(said.data, this.clock.now()));
    });
    this.timer = setInterval(() => this.tell(this.here.forget(this.clock.now())), LOOK_MS);
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
    this.unsubscribe?.();
  }

  /** Whether this window is known to look at this enquiry: then it may read it. */
  knows(window: Pick<Glance, 'agentId' | 'window' | 'enquiryId'>): boolean {
    return this.here.knows(window);
  }

  /** Whether an agent has an enquiry open, or may have: who has not listened for long has not heard of all of them. */
  mayLook(enquiryId: string, agentId: string): boolean {
    return this.clock.now() - this.since < LASTS_MS || this.here.isHere(enquiryId, agentId);
  }

  /** Takes what a window says, here and in the other processes. Who else looks at its enquiry. */
  take(said: Glance): Other[] {
    this.tell(this.here.take(said, this.clock.now()));
    this.signals.say(said);
    return this.here.others(said.enquiryId, said.agentId);
  }

  private tell(changes: readonly Change[]): void {
    for (const { organisationId, enquiryId, agentIds } of changes)
      for (const agentId of agentIds)
        this.rooms.tellNow(organisationId, { topic: 'attention', id: enquiryId, agentId });
  }
}
