import { api, type LiveEvent } from '@frontdoor/contracts';
import { ConsoleClient } from '../../support/console-client.js';
import type { HubProcess } from '../ingest/hub-process.js';
import { fallen } from './open-commitments.js';

/** A console that listens, and notes when it heard of which commitment. */
export class AlarmListener {
  /** Number of the commitment to the instant of its first alarm, epoch milliseconds. */
  readonly heard = new Map<number, number>();
  /** Alarms that came a second time. */
  again = 0;
  private readonly stopped = new AbortController();

  private constructor(private readonly pieces: AsyncIterable<Uint8Array>) {}

  static async start(hub: HubProcess): Promise<AlarmListener> {
    const { cookie } = await ConsoleClient.logIn(hub.url, 'rowan', hub.password);
    const answer = await fetch(`${hub.url}${api.liveEvents.path}`, { headers: { cookie } });
    if (!answer.ok || !answer.body) throw new Error(`The live events answered ${answer.status}`);
    const listener = new AlarmListener(answer.body);
    void listener.listen();
    return listener;
  }

  stop(): void {
    this.stopped.abort();
  }

  private async listen(): Promise<void> {
    const text = new TextDecoder();
    let rest = '';
    for await (const piece of this.pieces) {
      if (this.stopped.signal.aborted) return;
      const now = Date.now();
      const lines = (rest + text.decode(piece, { stream: true })).split('\n');
      rest = lines.pop()!;
      for (const line of lines)
        if (line.startsWith('data: ')) this.hear(JSON.parse(line.slice(6)) as LiveEvent, now);
    }
  }

  private hear({ topic, id, text }: LiveEvent, now: number): void {
    if (topic !== 'alarm') return;
    const number = fallen(id!, text!);
    if (number === undefined) return;
    if (this.heard.has(number)) this.again++;
    else this.heard.set(number, now);
  }
}
