import { currentWords } from './parts/current-words.js';
import { query } from './query.js';
import { boolean, instant, integer, list, optional, text, uuid } from './sql-types.js';

export const findTopicWords = query({
  parameters: { organisationId: uuid },
  columns: { serviceId: uuid, phrase: text, weight: integer },
  sql: `
    SELECT w.service_id, w.phrase, w.weight FROM topic_word w JOIN service s ON s.id = w.service_id
    WHERE s.organisation_id = $organisationId ORDER BY s.slug, w.weight DESC, w.phrase`,
});

/** Puts the words of a service in the place of those that it had. */
export const replaceTopicWords = {
  remove: query({
    parameters: { serviceId: uuid },
    sql: `DELETE FROM topic_word WHERE service_id = $serviceId`,
  }),
  add: query({
    parameters: { serviceId: uuid, phrases: list(text), weights: list(integer) },
    sql: `
      INSERT INTO topic_word (service_id, phrase, weight)
      SELECT $serviceId, given.* FROM unnest($phrases::text[], $weights::integer[]) AS given`,
  }),
};

/**
 * What was first written in the newest enquiries of which somebody said by what they did which service they are for: they answered
 * there, moved it there, or said that it is right there. `isCorrected`: it was moved.
 */
export const findTopicExamples = query({
  parameters: { organisationId: uuid, limit: integer },
  columns: { id: uuid, serviceId: uuid, text, isCorrected: boolean },
  sql: `
    SELECT e.id, e.service_id, concat_ws(E'\\n', e.subject, said.text) AS text,
           EXISTS (SELECT FROM enquiry_event l WHERE l.enquiry_id = e.id AND l.type = 'moved' AND l.taken_back_at IS NULL) AS is_corrected
    FROM (
      SELECT e.id, e.service_id, e.subject FROM enquiry e
      WHERE e.organisation_id = $organisationId AND e.joined_id IS NULL
        AND (e.owner_id IS NOT NULL OR EXISTS (SELECT FROM service_confirmed c WHERE c.enquiry_id = e.id)
             OR EXISTS (SELECT FROM enquiry_event l WHERE l.enquiry_id = e.id AND l.type = 'moved' AND l.taken_back_at IS NULL))
      ORDER BY e.last_contact_at DESC, e.id LIMIT $limit) AS e
    CROSS JOIN LATERAL (
      SELECT left(${currentWords('c')}, 2000) AS text FROM contact c
      WHERE c.enquiry_id = e.id AND c.direction = 'in' AND NOT c.automatic ORDER BY c.at LIMIT 1) AS said`,
});

export const confirmService = query({
  parameters: { enquiryId: uuid, serviceId: uuid, byId: uuid, now: instant },
  sql: `
    INSERT INTO service_confirmed (enquiry_id, service_id, by_id, at) VALUES ($enquiryId, $serviceId, $byId, $now)
    ON CONFLICT (enquiry_id) DO UPDATE SET service_id = EXCLUDED.service_id, by_id = EXCLUDED.by_id, at = EXCLUDED.at`,
});

/** Somebody said where it belongs: that it is right, or by moving it. */
export const findConfirmedService = query({
  parameters: { enquiryId: uuid },
  columns: { serviceId: optional(uuid), wasMoved: boolean },
  sql: `
    SELECT (SELECT service_id FROM service_confirmed WHERE enquiry_id = $enquiryId) AS service_id,
           EXISTS (SELECT FROM enquiry_event WHERE enquiry_id = $enquiryId AND type = 'moved' AND taken_back_at IS NULL) AS was_moved`,
});
