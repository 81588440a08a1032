import type { Channel } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, integer, list, text, uuid, word } from './sql-types.js';

/** What work needs that has waited since before an instant and whose time has come, each combination once. */
export const findNeedsOfWork = query({
  parameters: { queuedBefore: instant },
  columns: {
    organisationId: uuid,
    serviceId: uuid,
    service: text,
    language: text,
    channel: word<Channel>(),
    weight: integer,
  },
  sql: `
    SELECT DISTINCT w.organisation_id, w.service_id, s.name AS service, w.language, w.channel, w.weight
    FROM work_item w JOIN service s ON s.id = w.service_id
    WHERE w.state = 'waiting' AND NOT w.held AND w.queued_at < $queuedBefore`,
});

/** What those who may log in can do, whatever their presence. */
export const findSkillsOfAgents = query({
  parameters: { organisationId: uuid },
  columns: { serviceIds: list(uuid), languages: list(text), channels: list(text), capacity: integer },
  sql: `
    SELECT DISTINCT service_ids, languages, channels, capacity FROM agent WHERE organisation_id = $organisationId AND active`,
});

/** Enquiries with such work on whose timelines a sentence does not stand. */
export const findUntoldWork = query({
  parameters: {
    organisationId: uuid,
    serviceId: uuid,
    language: text,
    channel: word<Channel>(),
    weight: integer,
    queuedBefore: instant,
    text,
    limit: integer,
  },
  columns: { enquiryId: uuid },
  sql: `
    SELECT DISTINCT w.enquiry_id FROM work_item w
    WHERE w.organisation_id = $organisationId AND w.service_id = $serviceId AND w.language = $language
      AND w.channel = $channel AND w.weight = $weight AND w.state = 'waiting' AND NOT w.held AND w.queued_at < $queuedBefore
      AND NOT EXISTS (SELECT FROM timeline_event t WHERE t.enquiry_id = w.enquiry_id AND t.text = $text)
    LIMIT $limit::int`,
});
