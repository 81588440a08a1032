import { afterAll, beforeAll, describe } from 'vitest';
import { redisUrl, skipsRedis } from '../support/redis.js';
import { type S3StandIn, startS3StandIn } from '../support/s3-stand-in.js';
import { startEmbedded, startScaledOut } from '../support/world.js';
import { tellWrittenWord } from './written-word.js';

describe('with a store by S3', () => {
  let s3: S3StandIn;
  beforeAll(async () => {
    s3 = await startS3StandIn();
  });
  afterAll(() => s3.close());
  tellWrittenWord('everything on one machine', () => startEmbedded(s3.settings));
});

describe.skipIf(skipsRedis)('with TEST_REDIS_URL', () => {
  tellWrittenWord('PostgreSQL and Redis, hub and worker apart', () => startScaledOut(redisUrl!));
});
