import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { startEmbedded, type World } from '../support/world.js';
import { manyWrite, replyToAll, repliesIn, watchReadiness } from './many-replies.test-kit.js';

const REPLIES = 200;

describe('two hundred replies at once', () => {
  let world: World;
  beforeAll(async () => {
    world = await startEmbedded();
  }, 60_000);
  afterAll(() => world?.stop());

  it('are all taken, and the hub is ready throughout', async () => {
    const agent = await ConsoleClient.logIn(world.url, 'rowan', world.password);
    const written = await manyWrite(world, world.database, REPLIES);
    const readiness = watchReadiness(world.url);
    const started = performance.now();
    const outcomes = await replyToAll([agent], written);
    const took = performance.now() - started;
    const ready = await readiness.stop();

    expect(outcomes.filter(({ status }) => status !== 202)).toEqual([]);
    expect(took).toBeLessThan(20_000);
    expect(ready.filter(({ status }) => status !== 200)).toEqual([]);
    expect(
      (
        await repliesIn(
          world.database,
          outcomes.map(({ requestId }) => requestId),
        )
      ).size,
    ).toBe(REPLIES);
  }, 60_000);
});
