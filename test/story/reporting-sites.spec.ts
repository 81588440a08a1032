import { describe } from 'vitest';
import { newDatabase } from '../support/database.js';
import { redisUrl, skipsRedis } from '../support/redis.js';
import { SECRET, startEmbedded, startScaledOut } from '../support/world.js';
import { tellReportingSites } from './reporting-sites.js';

tellReportingSites('everything on one machine', async () =>
  startEmbedded({ DATABASE_URL: await newDatabase(), SECRET, DEMO: 'on' }),
);

describe.skipIf(skipsRedis)('with TEST_REDIS_URL', () => {
  tellReportingSites('PostgreSQL and Redis, hub and worker apart', () => startScaledOut(redisUrl!));
});
