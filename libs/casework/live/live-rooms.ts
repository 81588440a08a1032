import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { LiveEvent } from '@frontdoor/contracts';
import { LiveRoom, type Listener } from './live-room.js';
import { LiveTail, type TailedEvent } from './live-tail.js';

const HEARTBEAT_MS = 15_000;

/** Tells the consoles of this process what happens, each organisation its own. */
@Injectable()
export class LiveRooms implements OnApplicationBootstrap {
  private readonly rooms = new Map<string, LiveRoom>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly tail: LiveTail) {}

  onApplicationBootstrap(): void {
    this.tail.events.subscribe({
      next: (events) => this.tell(events),
      complete: () => this.close(),
    });
    this.timer = setInterval(() => this.beat(), HEARTBEAT_MS);
  }

  /**
   * Begins with what was missed since the event that a console saw last, or with a sign of life when it saw none; with
   * `reset` when too much was missed: then it must fetch everything anew. Gives the way to leave.
   */
  async join(organisationId: string, listener: Listener, lastSeen: string | undefined): Promise<() => void> {
    const room = this.rooms.get(organisationId) ?? new LiveRoom();
    this.rooms.set(organisationId, room);
    const seat = room.join(listener);
    try {
      seat.open(await this.missed(organisationId, lastSeen));
    } catch (error) {
      seat.leave();
      throw error;
    }
    return () => {
      seat.leave();
      if (room.isEmpty) this.rooms.delete(organisationId);
    };
  }

  /** Tells an agent, at each console here, something that is kept nowhere. */
  tellNow(organisationId: string, event: Omit<LiveEvent, 'cursor'> & { agentId: string }): void {
    this.rooms.get(organisationId)?.tell([{ ...event, cursor: this.tail.position }]);
  }

  private async missed(organisationId: string, lastSeen: string | undefined): Promise<LiveEvent[]> {
    if (!lastSeen) return [{ cursor: this.tail.position, topic: 'heartbeat' }];
    const events = await this.tail.since(lastSeen);
    if (!events) return [{ cursor: this.tail.position, topic: 'reset' }];
    return events.filter((event) => event.organisationId === organisationId);
  }

  private tell(events: readonly TailedEvent[]): void {
    for (const [organisationId, room] of this.rooms) {
      const own = events.filter((event) => event.organisationId === organisationId);
      if (own.length > 0) room.tell(own);
    }
  }

  private beat(): void {
    for (const room of this.rooms.values()) room.beat(this.tail.position);
  }

  private close(): void {
    clearInterval(this.timer);
    for (const room of this.rooms.values()) room.close();
  }
}
