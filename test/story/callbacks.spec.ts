import { describe } from 'vitest';
import { redisUrl, skipsRedis } from '../support/redis.js';
import { startEmbedded, startScaledOut } from '../support/world.js';
import { tellCallbacks } from './callbacks.js';

tellCallbacks('everything on one machine', (clock) => startEmbedded({}, undefined, clock));

describe.skipIf(skipsRedis)('with TEST_REDIS_URL', () => {
  tellCallbacks('PostgreSQL and Redis, hub and worker apart', (clock) =>
    startScaledOut(redisUrl!, {}, clock),
  );
});
