import { Controller, Headers, type MessageEvent, SetMetadata, Sse } from '@nestjs/common';
import { api, type LiveEvent } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { LiveTail } from '@frontdoor/casework/live';
import { Observable } from 'rxjs';
import { ENDPOINT, Me } from '../edge/serves.js';

const HEARTBEAT_MS = 15_000;

/** Live events for consoles. A client that lost its connection gets what it missed, or is told to fetch everything. */
@Controller()
export class EventsController {
  constructor(private readonly tail: LiveTail) {}

  @Sse(api.liveEvents.path)
  @SetMetadata(ENDPOINT, api.liveEvents)
  events(
    @Me() agent: Agent,
    @Headers('last-event-id') lastSeen: string | undefined,
  ): Observable<MessageEvent> {
    return new Observable((client) => {
      const send = (event: LiveEvent): void => client.next(toMessage(event));
      const beat = (): void => send({ cursor: this.tail.position, topic: 'heartbeat' });
      // What happens while the missed events are read waits behind them.
      let waiting: LiveEvent[] | undefined = [];
      const subscription = this.tail.events.subscribe({
        next: (event) => {
          if (event.organisationId !== agent.organisationId) return;
          if (waiting) waiting.push(event);
          else send(event);
        },
        complete: () => client.complete(),
      });
      const timer = setInterval(beat, HEARTBEAT_MS);
      this.missed(agent, lastSeen)
        .then((missed) => {
          for (const event of [...missed, ...waiting!]) send(event);
          waiting = undefined;
        })
        .catch((error: unknown) => client.error(error));
      return () => {
        clearInterval(timer);
        subscription.unsubscribe();
      };
    });
  }

  private async missed(agent: Agent, lastSeen: string | undefined): Promise<LiveEvent[]> {
    if (!lastSeen) return [{ cursor: this.tail.position, topic: 'heartbeat' }];
    const events = await this.tail.since(lastSeen);
    if (!events) return [{ cursor: this.tail.position, topic: 'reset' }];
    return events.filter((event) => event.organisationId === agent.organisationId);
  }
}

const toMessage = ({ cursor, topic, id, agentId, text }: LiveEvent): MessageEvent => ({
  id: cursor,
  data: { cursor, topic, id, agentId, text },
});
