import type { Clock } from '@frontdoor/kernel';
import { Ids, SystemClock } from '@frontdoor/kernel';
import { InstanceSecret } from '@frontdoor/platform';
import { Administration } from '@frontdoor/use-cases';
import { eventually } from '../../support/eventually.js';
import { SECRET, type World } from '../../support/world.js';

/** A running hub, and what is asked of it in the end. */
export class Scene {
  readonly clock: Clock = new SystemClock();
  readonly administration: Administration;

  constructor(
    readonly world: World,
    readonly messages: number,
    readonly say: (line: string) => void,
  ) {
    this.administration = new Administration({
      source: world.database,
      clock: this.clock,
      ids: new Ids(this.clock),
      secret: new InstanceSecret(SECRET),
    });
  }

  get publicUrl(): string {
    return this.world.url.replace('127.0.0.1', 'localhost');
  }

  /** Different words for each message. */
  markers(of: string): string[] {
    return Array.from({ length: this.messages }, (_, index) => `${of} number ${index + 1} of the run.`);
  }

  /** The words of what was sent and nobody knows whether it left, as far as a person is asked about it. */
  async asked(): Promise<string[]> {
    const rows = await this.world.database.query<{ text: string }[]>(
      `SELECT c.text FROM delivery d JOIN contact c ON c.id = d.contact_id
       JOIN work_item w ON w.contact_id = c.id AND w.kind = 'delivery-unknown' AND w.state <> 'done'
       WHERE d.state = 'unknown'`,
    );
    return rows.map(({ text }) => text);
  }

  /** As if the time had come for everything that waits for its next attempt, or is asked about again. */
  async hurry(): Promise<void> {
    const { database } = this.world;
    await database.query(`UPDATE delivery SET next_attempt_at = now() WHERE state = 'queued'`);
    await database.query(`UPDATE delivery SET ask_at = now() WHERE ask_at IS NOT NULL`);
  }

  /** As if half an hour had gone by, in which nobody could be asked what became of this: until a person is. */
  async untilAsked(words: string): Promise<void> {
    await eventually(
      `somebody to be asked of “${words}”`,
      async () => {
        await this.world.database.query(
          `UPDATE delivery SET attempted_at = now() - interval '31 minutes', claimed_until = now() WHERE state = 'sending'`,
        );
        await this.clock.sleep(1000);
        return (await this.asked()).some((text) => text.includes(words));
      },
      90_000,
    ).catch(() => undefined);
  }

  /** All that came in, as agents read it, once so many with these words have, or nothing more came for a while. */
  async received(of: string, wanted: number): Promise<string[]> {
    const read = async (): Promise<string[]> => {
      const rows = await this.world.database.query<{ text: string }[]>(
        `SELECT coalesce(subject, '') || ' ' || text AS text FROM contact WHERE direction = 'in' AND (text LIKE $1 OR subject LIKE $1)`,
        [`%${of} number %`],
      );
      return rows.map(({ text }) => text);
    };
    await eventually(`${wanted} of ${of}`, async () => (await read()).length >= wanted, 60_000).catch(
      () => undefined,
    );
    // What is doubled may come a moment later.
    await this.clock.sleep(1500);
    return read();
  }
}
