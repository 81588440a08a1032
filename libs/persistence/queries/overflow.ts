import type { Channel } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, integer, list, uuid, word } from './sql-types.js';

/**
 * How a service stands on a written channel: how much waits (counted up to `most`), who could answer, and when the latest were
 * answered since `since`, the newest first.
 */
export const findWrittenLoad = query({
  parameters: {
    organisationId: uuid,
    serviceId: uuid,
    channel: word<Channel>(),
    since: instant,
    most: integer,
    limit: integer,
  },
  columns: { ahead: integer, on: integer, answeredAt: list(instant) },
  sql: `
    SELECT
      (SELECT count(*)::int FROM (
         SELECT FROM work_item WHERE organisation_id = $organisationId AND service_id = $serviceId AND channel = $channel
           AND state = 'waiting' AND NOT held LIMIT $most::int) waiting) AS ahead,
      (SELECT count(*)::int FROM agent WHERE organisation_id = $organisationId AND active
         AND presence IN ('available', 'busy', 'wrap-up')
         AND service_ids @> ARRAY[$serviceId::uuid] AND channels @> ARRAY[$channel::text]) AS on,
      ARRAY(SELECT done_at FROM work_item WHERE service_id = $serviceId AND channel = $channel AND state = 'done'
              AND kind = 'answer' AND done_at >= $since ORDER BY done_at DESC LIMIT $limit::int) AS answered_at`,
});
