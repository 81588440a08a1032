import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { FrontdoorError } from '@frontdoor/kernel';
import { type Logger, LOG } from '@frontdoor/platform';
import { LogIn } from '@frontdoor/use-cases';

/** A browser opens one for each tab; more than these are a fault, and each costs memory and writes. */
const MOST_OF_SESSION = 5;
const MOST_OF_AGENT = 20;
const LOOK_MS = 15_000;

interface Stream {
  /** The token of the session that it was opened with. */
  token: string;
  agentId: string;
  end(): void;
}

/** The streams of live events that are open in this process. None outlives the session that it was opened with. */
@Injectable()
export class LiveStreams implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly open = new Set<Stream>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly logIn: LogIn,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.endThoseWithoutSession(), LOOK_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /**
   * @returns the way to say that it is closed
   * @throws FrontdoorError `live-events-too-many`.
   */
  admit(stream: Stream): () => void {
    const count = (isOne: (other: Stream) => boolean): number => [...this.open].filter(isOne).length;
    if (
      count(({ token }) => token === stream.token) >= MOST_OF_SESSION ||
      count(({ agentId }) => agentId === stream.agentId) >= MOST_OF_AGENT
    )
      throw new FrontdoorError('live-events-too-many', { session: MOST_OF_SESSION, agent: MOST_OF_AGENT });
    this.open.add(stream);
    return () => void this.open.delete(stream);
  }

  /** Ends those of a session at once: somebody has logged out here. */
  endOf(token: string): void {
    for (const stream of this.open) if (stream.token === token) stream.end();
  }

  /** Ends those whose session is over or was ended elsewhere, and those of agents who were shut out. */
  async endThoseWithoutSession(): Promise<void> {
    const tokens = new Set([...this.open].map(({ token }) => token));
    if (tokens.size === 0) return;
    try {
      const lasting = await this.logIn.lasting(tokens);
      for (const token of tokens) if (!lasting.has(token)) this.endOf(token);
    } catch (error) {
      this.log.warn({ err: error }, 'looking at the sessions of live events failed; will try again');
    }
  }
}
