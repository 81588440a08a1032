import { describe } from 'vitest';
import { redisUrl, skipsRedis } from '../support/redis.js';
import { startEmbedded, startScaledOut } from '../support/world.js';
import { tellCalls } from './calls.js';

tellCalls('everything on one machine', () => startEmbedded());

describe.skipIf(skipsRedis)('with TEST_REDIS_URL', () => {
  tellCalls('PostgreSQL and Redis, hub and worker apart', () => startScaledOut(redisUrl!));
});
