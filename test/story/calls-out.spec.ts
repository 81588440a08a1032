import { describe } from 'vitest';
import { redisUrl, skipsRedis } from '../support/redis.js';
import { startEmbedded, startScaledOut } from '../support/world.js';
import { tellCallsOut } from './calls-out.js';

tellCallsOut('everything on one machine', (settings) => startEmbedded(settings));

describe.skipIf(skipsRedis)('with TEST_REDIS_URL', () => {
  tellCallsOut('PostgreSQL and Redis, hub and worker apart', (settings) =>
    startScaledOut(redisUrl!, settings),
  );
});
