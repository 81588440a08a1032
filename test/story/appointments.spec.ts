import { describe } from 'vitest';
import { redisUrl, skipsRedis } from '../support/redis.js';
import { startEmbedded, startScaledOut } from '../support/world.js';
import { tellAppointments } from './appointments.js';

const county = { DEMO_PACK: 'cambridgeshire-county' };

tellAppointments('everything on one machine', (clock) => startEmbedded(county, undefined, clock));

describe.skipIf(skipsRedis)('with TEST_REDIS_URL', () => {
  tellAppointments('PostgreSQL and Redis, hub and worker apart', (clock) =>
    startScaledOut(redisUrl!, county, clock),
  );
});
