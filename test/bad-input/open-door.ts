import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { SECRET, startEmbedded, type World } from '../support/world.js';
import { captureLog, type CapturedLog, errorLines, LOG_EVERYTHING } from './captured-log.js';

/** A started hub that is about to be treated badly, and what must not be lost or told of it. */
export interface Door extends World {
  /** Text that people sent; must not turn up in the log. Gives it back. */
  secretly(text: string): string;
  /** Something was answered with a 2xx: at the end it must be a contact or in quarantine. */
  took(contactId: string): void;
}

/** Addresses that each test may use as its own. */
export const someone = (): string => `caller-${randomUUID()}@customer.example`;

/** Starts a hub for the tests of this file. The database is one of its own on the server of the run. */
export function openDoor(settings: Record<string, string> = {}): Door {
  const door = {} as Door;
  const personal: string[] = [];
  const taken: string[] = [];
  let log: CapturedLog;
  beforeAll(async () => {
    log = captureLog();
    const own = { DATABASE_URL: await newDatabase(), SECRET, DEMO: 'on', SMTP_RATE: '100000' };
    Object.assign(door, await startEmbedded({ ...own, ...LOG_EVERYTHING, ...settings }), {
      secretly: (text: string) => (personal.push(text), text),
      took: (id: string) => void taken.push(id),
    });
  });
  afterAll(async () => {
    await door.stop?.();
    log.release();
  });
  logs.set(door, { log: () => log, personal, taken });
  return door;
}

interface Kept {
  log: () => CapturedLog;
  personal: string[];
  taken: string[];
}
const logs = new WeakMap<Door, Kept>();

/** The last tests of a file: whatever happened before, nothing was lost and nothing was told. */
export function thenNothingIsLostOrTold(door: Door): void {
  it('everything that was taken is a contact or in quarantine', async () => {
    const { taken } = logs.get(door)!;
    await eventually('all receipts dealt with', async () => {
      const [{ count }] = (await door.database.query(
        `SELECT count(*)::int FROM receipt WHERE state IN ('unread', 'received')`,
      )) as [{ count: number }];
      return count === 0;
    });
    const found: { id: string }[] = await door.database.query(
      `SELECT id FROM receipt r WHERE id = ANY($1) AND
         (state = 'quarantined' OR EXISTS (SELECT 1 FROM contact c WHERE c.id = r.id))`,
      [taken],
    );
    expect(new Set(found.map((row) => row.id))).toEqual(new Set(taken));
  });

  it('the log holds no error and none of what was sent', () => {
    const { log, personal } = logs.get(door)!;
    expect(log().lines.length).toBeGreaterThan(0);
    expect(errorLines(log())).toEqual([]);
    const whole = log().lines.join('');
    expect(personal.filter((text) => whole.includes(text))).toEqual([]);
  });
}
