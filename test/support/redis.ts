/** Address of a Redis for tests; required where the servers are (CI), else its tests are skipped by name. */
export const redisUrl: string | undefined = process.env.TEST_REDIS_URL;

export const skipsRedis = redisUrl === undefined && process.env.REQUIRE_SERVERS !== '1';
