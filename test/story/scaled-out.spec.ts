import { describe } from 'vitest';
import { redisUrl, skipsRedis } from '../support/redis.js';
import { startScaledOut } from '../support/world.js';
import { tellFiveChannels } from './five-channels.js';
import { tellNotify } from './govuk-notify.js';

describe.skipIf(skipsRedis)('with TEST_REDIS_URL', () => {
  tellFiveChannels('PostgreSQL and Redis, hub and worker apart', () => startScaledOut(redisUrl!));
  tellNotify('PostgreSQL and Redis, hub and worker apart', (settings) => startScaledOut(redisUrl!, settings));
});
