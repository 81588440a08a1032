import { describe } from 'vitest';
import { redisUrl, skipsRedis } from '../support/redis.js';
import { startEmbedded, startScaledOut } from '../support/world.js';
import { tellRightPerson } from './right-person.js';

tellRightPerson('everything on one machine', () => startEmbedded());

describe.skipIf(skipsRedis)('with TEST_REDIS_URL', () => {
  tellRightPerson('PostgreSQL and Redis, hub and worker apart', () => startScaledOut(redisUrl!));
});
