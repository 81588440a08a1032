import { describe } from 'vitest';
import { newDatabase } from '../support/database.js';
import { redisUrl, skipsRedis } from '../support/redis.js';
import { SECRET, startEmbedded, startScaledOut } from '../support/world.js';
import { tellSocial } from './social-networks.js';

tellSocial('everything on one machine', async () =>
  startEmbedded({ DATABASE_URL: await newDatabase(), SECRET, DEMO: 'on', LOG_LEVEL: 'silent' }),
);

describe.skipIf(skipsRedis)('with TEST_REDIS_URL', () => {
  tellSocial('PostgreSQL and Redis, hub and worker apart', () =>
    startScaledOut(redisUrl!, { LOG_LEVEL: 'silent' }),
  );
});
