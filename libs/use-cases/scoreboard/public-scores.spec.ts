import { Directory } from '@frontdoor/casework/directory';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { PublicScores } from './public-scores.js';
import { ScoreboardModule } from './scoreboard.module.js';

const NOON = '2026-07-07T12:00:00Z';
const HOUR = 3_600_000;

describe('what is kept in memory for a while, where the clock goes back', () => {
  let modules: TestModules;
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    modules = await TestModules.of([ScoreboardModule], new SteppedClock(NOON));
  });
  afterAll(async () => {
    await modules?.stop();
    vi.useRealTimers();
  });

  it('the public scoreboard is counted once a minute, and anew after that', async () => {
    const { clock } = modules;
    const scores = modules.get(PublicScores);
    const organisation = await modules.get(Directory).theOrganisation();
    const countedAt = async (): Promise<number> => (await scores.read(organisation)).countedAt;
    const first = await countedAt();
    clock.step(30_000);
    expect(await countedAt()).toBe(first);
    clock.setBack(HOUR);
    expect(await countedAt()).toBe(clock.now());
  });

  it('a new address is known within five seconds', async () => {
    const directory = modules.get(Directory);
    const address = 'new@fenmoor.example';
    modules.clock.setBack(HOUR);
    await modules.source.query(
      `INSERT INTO entry_point SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'address', $1::text))).*
       FROM entry_point e WHERE channel = 'email' LIMIT 1`,
      [address],
    );
    expect(await directory.entryPointAt('email', address)).toBeUndefined();
    vi.advanceTimersByTime(5000);
    await vi.waitFor(async () => expect(await directory.entryPointAt('email', address)).toBeDefined(), {
      timeout: 10_000,
    });
  });
});
