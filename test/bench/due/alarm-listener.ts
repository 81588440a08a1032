import { ConsoleClient } from '../../support/console-client.js';
import { LiveListener } from '../../support/live-listener.js';
import type { HubProcess } from '../ingest/hub-process.js';
import { fallen } from './open-commitments.js';

/** A console that listens, and notes when it heard of which commitment. */
export class AlarmListener {
  /** Number of the commitment to the instant of its first alarm, epoch milliseconds. */
  readonly heard = new Map<number, number>();
  /** Alarms that came a second time. */
  again = 0;
  private listener: LiveListener;

  static async start(hub: HubProcess): Promise<AlarmListener> {
    const own = new AlarmListener();
    const supervisor = await ConsoleClient.logIn(hub.url, 'rowan', hub.password);
    own.listener = await LiveListener.start(supervisor, ({ topic, id, text }) => {
      const number = topic === 'alarm' ? fallen(id!, text!) : undefined;
      if (number === undefined) return;
      if (own.heard.has(number)) own.again++;
      else own.heard.set(number, Date.now());
    });
    return own;
  }

  stop(): void {
    this.listener.stop();
  }
}
