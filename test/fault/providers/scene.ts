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
