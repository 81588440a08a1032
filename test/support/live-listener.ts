import { api, liveEvent, type LiveEvent } from '@frontdoor/contracts';
import type { ConsoleClient } from './console-client.js';

/** Hears the live events of the hub as a console does, from the first one after `start`. */
export class LiveListener {
  private readonly over = new AbortController();

  private constructor(private readonly hear: (event: LiveEvent) => void) {}

  static async start(
    { url, cookie }: ConsoleClient,
    hear: (event: LiveEvent) => void,
  ): Promise<LiveListener> {
    const listener = new LiveListener(hear);
    const { signal } = listener.over;
    const answer = await fetch(`${url}${api.liveEvents.path}`, { headers: { cookie }, signal });
    if (!answer.ok || !answer.body) throw new Error(`the live events answered ${answer.status}`);
    void listener.follow(answer.body).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    return listener;
  }

  stop(): void {
    this.over.abort();
  }

  private async follow(pieces: AsyncIterable<Uint8Array>): Promise<void> {
    const text = new TextDecoder();
    let rest = '';
    for await (const piece of pieces) {
      const lines = (rest + text.decode(piece, { stream: true })).split('\n');
      rest = lines.pop()!;
      for (const line of lines)
        if (line.startsWith('data: ')) this.hear(liveEvent.parse(JSON.parse(line.slice(6))));
    }
  }
}
