import type { Channel } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, integer, list, text, uuid, word } from './sql-types.js';

/** What waiting work needs whose time has come, each combination once: steps through the index from one to the next. */
export const findNeedsOfWork = query({
  parameters: {},
  columns: { organisationId: uuid, serviceId: uuid, service: text, language: text, channel: word<Channel>() },
  sql: `
    WITH RECURSIVE need AS (
      (SELECT organisation_id, service_id, routed_language AS language, channel FROM work_item WHERE state = 'waiting' AND NOT held
       ORDER BY organisation_id, service_id, routed_language, channel LIMIT 1)
      UNION ALL
      SELECT next.* FROM need CROSS JOIN LATERAL (
        SELECT w.organisation_id, w.service_id, w.routed_language AS language, w.channel FROM work_item w
        WHERE w.state = 'waiting' AND NOT w.held AND (w.organisation_id, w.service_id, w.routed_language, w.channel)
          > (need.organisation_id, need.service_id, need.language, need.channel)
        ORDER BY w.organisation_id, w.service_id, w.routed_language, w.channel LIMIT 1) AS next)
    SELECT n.organisation_id, n.service_id, s.name AS service, n.language, n.channel
    FROM need n JOIN service s ON s.id = n.service_id`,
});

/** What those who may log in can do, whatever their presence. */
export const findSkillsOfAgents = query({
  parameters: { organisationId: uuid },
  columns: { serviceIds: list(uuid), languages: list(text), channels: list(text), capacity: integer },
  sql: `
    SELECT DISTINCT service_ids, languages, channels, capacity FROM agent WHERE organisation_id = $organisationId AND active`,
});

/** Enquiries with such work, on whose timelines a sentence does not stand. */
export const findUntoldWork = query({
  parameters: {
    organisationId: uuid,
    serviceId: uuid,
    language: text,
    channel: word<Channel>(),
    text,
    limit: integer,
  },
  columns: { enquiryId: uuid },
  sql: `
    SELECT DISTINCT w.enquiry_id FROM work_item w
    WHERE w.organisation_id = $organisationId AND w.service_id = $serviceId AND w.routed_language = $language
      AND w.channel = $channel AND w.state = 'waiting' AND NOT w.held
      AND NOT EXISTS (SELECT FROM timeline_event t WHERE t.enquiry_id = w.enquiry_id AND t.text = $text)
    LIMIT $limit::int`,
});

/** Enquiries with work of a service that has waited so long, and on whose timelines a sentence does not stand since it came. */
export const findWorkNobodyTook = query({
  parameters: {
    serviceId: uuid,
    afterMinutes: integer,
    afterPermille: integer,
    now: instant,
    text,
    limit: integer,
  },
  columns: { enquiryId: uuid },
  sql: `
    SELECT DISTINCT w.enquiry_id FROM work_item w
    WHERE w.organisation_id = (SELECT organisation_id FROM service WHERE id = $serviceId) AND w.service_id = $serviceId
      AND w.state IN ('waiting', 'offered') AND NOT w.held
      AND ($afterMinutes::int = 0 OR w.queued_at + $afterMinutes::int * interval '1 minute' <= $now)
      AND ($afterPermille::int = 0
        OR w.queued_at + (w.promise_due_at - w.queued_at) * ($afterPermille::int / 1000.0::double precision) <= $now)
      AND NOT EXISTS (
        SELECT FROM timeline_event t WHERE t.enquiry_id = w.enquiry_id AND t.text = $text AND t.at >= w.queued_at)
    LIMIT $limit::int`,
});
