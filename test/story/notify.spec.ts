import { describe } from 'vitest';
import { newDatabase } from '../support/database.js';
import { redisUrl, skipsRedis } from '../support/redis.js';
import { SECRET, startEmbedded, startScaledOut } from '../support/world.js';
import { tellNotify } from './govuk-notify.js';

tellNotify('everything on one machine', async (settings) =>
  startEmbedded({ DATABASE_URL: await newDatabase(), SECRET, DEMO: 'on', LOG_LEVEL: 'silent', ...settings }),
);

describe.skipIf(skipsRedis)('with TEST_REDIS_URL', () => {
  tellNotify('PostgreSQL and Redis, hub and worker apart', (settings) =>
    startScaledOut(redisUrl!, { LOG_LEVEL: 'silent', ...settings }),
  );
});
