import type { LiveEvent } from '@frontdoor/contracts';

/** A console that listens to what happens in its organisation. */
export interface Listener {
  agentId: string;
  /** Takes events in the format of server-sent events. */
  write(bytes: Uint8Array): void;
  /** Nothing more comes. */
  end(): void;
}

/** Somebody who listens, and how far they have been told. */
interface Seat {
  listener: Listener;
  told: number;
  /** What came before they were told what they missed. */
  waiting: Uint8Array[] | undefined;
}

/** What concerns everybody is told together, so that a busy room costs each stream a few writes a second. */
const GATHER_MS = 100;

/** A message of a stream of server-sent events. */
const asMessage = ({ cursor, topic, id, agentId, text }: LiveEvent): string =>
  `id: ${cursor}\ndata: ${JSON.stringify({ cursor, topic, id, agentId, text })}\n\n`;

/** What concerns one agent alone. Of an offer to somebody else the others hear that the queue has changed. */
const OF_ONE: readonly LiveEvent['topic'][] = ['offer', 'mention', 'attention', 'quality'];

/** What an agent hears of an event; null where it is nothing to them. */
const heardBy = (agentId: string, event: LiveEvent): LiveEvent | null => {
  if (!OF_ONE.includes(event.topic) || event.agentId === agentId) return event;
  return event.topic === 'offer' ? { cursor: event.cursor, topic: 'queue' } : null;
};

/**
 * Everybody of one organisation who listens. What happened is written down once for all of them, and reaches each in the
 * order in which it happened: an offer and a mention at once, with what came before it, all else gathered for a moment. What is said
 * twice meanwhile (that an enquiry has changed) is told once, in the place of the last.
 */
export class LiveRoom {
  private readonly seats = new Set<Seat>();
  private messages: string[] = [];
  /** Number of the first of `messages`; those before have been told to everybody. */
  private first = 0;
  private readonly places = new Map<string, number>();
  private toldAt = -Infinity;
  private timer: NodeJS.Timeout | undefined;

  get isEmpty(): boolean {
    return this.seats.size === 0;
  }

  /** Somebody who hears everything from now on, once `open` was called with what they missed. */
  join(listener: Listener): { open(missed: readonly LiveEvent[]): void; leave(): void } {
    const seat: Seat = { listener, told: this.end, waiting: [] };
    this.seats.add(seat);
    return {
      open: (missed) => {
        const { waiting = [] } = seat;
        seat.waiting = undefined;
        const heard = missed.flatMap((event) => heardBy(listener.agentId, event) ?? []).map(asMessage);
        listener.write(Buffer.concat([Buffer.from(heard.join('')), ...waiting]));
      },
      leave: () => void this.seats.delete(seat),
    };
  }

  tell(events: readonly LiveEvent[]): void {
    let atOnce = false;
    for (const event of events) {
      const others = heardBy('', event);
      if (others !== event) this.tellAlone(event);
      else atOnce ||= event.topic === 'alarm';
      if (others) this.add(others);
      if (others !== event) for (const seat of this.seatsOf(event)) seat.told = this.end;
    }
    const wait = this.toldAt + GATHER_MS - performance.now();
    if (atOnce || wait <= 0) this.tellAll();
    else this.timer ??= setTimeout(() => this.tellAll(), wait);
  }

  /** A sign of life, behind everything that has happened. */
  beat(cursor: string): void {
    this.add({ cursor, topic: 'heartbeat' });
    this.tellAll();
  }

  close(): void {
    this.tellAll();
    for (const { listener } of this.seats) listener.end();
    this.seats.clear();
  }

  private get end(): number {
    return this.first + this.messages.length;
  }

  private seatsOf({ agentId }: LiveEvent): Seat[] {
    return [...this.seats].filter(({ listener }) => listener.agentId === agentId);
  }

  /** What is said again makes the earlier word empty; whoever has heard that one hears this one too. */
  private add(event: LiveEvent): void {
    if (event.text === undefined) {
      const key = `${event.topic} ${event.id}`;
      const place = this.places.get(key);
      if (place !== undefined) this.messages[place] = '';
      this.places.set(key, this.messages.length);
    }
    this.messages.push(asMessage(event));
  }

  private tellAlone(event: LiveEvent): void {
    const message = asMessage(event);
    for (const seat of this.seatsOf(event)) {
      write(seat, Buffer.from(this.messages.slice(seat.told - this.first).join('') + message));
      seat.told = this.end;
    }
  }

  private tellAll(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.toldAt = performance.now();
    const whole = Buffer.from(this.messages.join(''));
    for (const seat of this.seats) {
      const rest = this.messages.slice(seat.told - this.first);
      if (rest.length === this.messages.length) write(seat, whole);
      else write(seat, Buffer.from(rest.join('')));
    }
    this.first = this.end;
    this.messages = [];
    this.places.clear();
    for (const seat of this.seats) seat.told = this.first;
  }
}

function write({ listener, waiting }: Seat, bytes: Uint8Array): void {
  if (bytes.byteLength === 0) return;
  if (waiting) waiting.push(bytes);
  else listener.write(bytes);
}
