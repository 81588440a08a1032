import type { Channel } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, integer, uuid, word } from './sql-types.js';

export const findHandlingMedians = query({
  parameters: {},
  columns: { serviceId: uuid, channel: word<Channel>(), seconds: integer },
  sql: `SELECT service_id, channel, seconds FROM handling_time`,
});

/** Learns from finished work how long it takes: the median, where there is enough of it to go by. */
export const learnHandlingTimes = query({
  parameters: { now: instant, since: instant, samples: integer, leastSeconds: integer, mostMinutes: integer },
  sql: `
    INSERT INTO handling_time (service_id, channel, seconds, samples, learnt_at)
    SELECT service_id, channel,
           GREATEST($leastSeconds::int, percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM done_at - accepted_at))::int),
           count(*)::int, $now
    FROM work_item
    WHERE state = 'done' AND done_at >= $since AND agent_id IS NOT NULL AND done_at > accepted_at
      AND done_at - accepted_at <= make_interval(mins => $mostMinutes::int)
    GROUP BY service_id, channel HAVING count(*) >= $samples
    ON CONFLICT (service_id, channel)
      DO UPDATE SET seconds = excluded.seconds, samples = excluded.samples, learnt_at = excluded.learnt_at`,
});
