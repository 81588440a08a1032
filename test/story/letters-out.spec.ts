import { describe } from 'vitest';
import { redisUrl, skipsRedis } from '../support/redis.js';
import { startEmbedded, startScaledOut } from '../support/world.js';
import { tellLettersOut } from './letters-out.js';

tellLettersOut('everything on one machine', () => startEmbedded());

describe.skipIf(skipsRedis)('with TEST_REDIS_URL', () => {
  tellLettersOut('PostgreSQL and Redis, hub and worker apart', () => startScaledOut(redisUrl!));
});
