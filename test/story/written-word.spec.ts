import { afterAll, beforeAll, describe } from 'vitest';
import { newFolder } from '../support/new-folder.js';
import { redisUrl, skipsRedis } from '../support/redis.js';
import { type S3StandIn, startS3StandIn } from '../support/s3-stand-in.js';
import { startEmbedded, startScaledOut, type World } from '../support/world.js';
import { tellLettersByEachWay } from './letters-by-each-way.js';
import { tellLettersIn } from './letters-in.js';
import { scanSettings, tellScannedLetters } from './scanned-letters.js';
import { tellMail } from './written-word.js';

/** All that is written, told on one hub of each shape. */
function tellOn(start: (settings: Record<string, string>) => Promise<World>): void {
  const folder = newFolder();
  let world: World;
  beforeAll(async () => {
    world = await start(scanSettings(folder));
  });
  afterAll(() => world?.stop());
  const given = (): World => world;
  tellMail(given);
  tellLettersIn(given);
  tellScannedLetters(given, folder);
  tellLettersByEachWay(given, folder);
}

describe('written to the council: everything on one machine', () => {
  tellOn((settings) => startEmbedded(settings));
});

describe.skipIf(skipsRedis)('with TEST_REDIS_URL', () => {
  describe('written to the council: PostgreSQL, Redis and a store by S3, hub and worker apart', () => {
    let s3: S3StandIn;
    beforeAll(async () => {
      s3 = await startS3StandIn();
    });
    afterAll(() => s3?.close());
    tellOn((settings) => startScaledOut(redisUrl!, { ...s3.settings, ...settings }));
  });
});
