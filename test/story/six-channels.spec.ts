import { describe } from 'vitest';
import { newDatabase } from '../support/database.js';
import { redisUrl, skipsRedis } from '../support/redis.js';
import { SECRET, startEmbedded, startScaledOut } from '../support/world.js';
import { tellSixChannels } from './six-channels.js';

tellSixChannels('everything on one machine', async () =>
  startEmbedded({ DATABASE_URL: await newDatabase(), SECRET, DEMO: 'on', LOG_LEVEL: 'silent' }),
);

describe.skipIf(skipsRedis)('with TEST_REDIS_URL', () => {
  tellSixChannels('PostgreSQL and Redis, hub and worker apart', () =>
    startScaledOut(redisUrl!, { LOG_LEVEL: 'silent' }),
  );
});
