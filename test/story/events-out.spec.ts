import { describe } from 'vitest';
import { redisUrl, skipsRedis } from '../support/redis.js';
import { startEmbedded, startScaledOut } from '../support/world.js';
import { tellEventsOut } from './events-out.js';

const settings = { REACH_INSIDE: 'loopback' };

tellEventsOut('everything on one machine', (clock) => startEmbedded(settings, undefined, clock));

describe.skipIf(skipsRedis)('with TEST_REDIS_URL', () => {
  tellEventsOut('PostgreSQL and Redis, hub and worker apart', (clock) =>
    startScaledOut(redisUrl!, settings, clock),
  );
});
