import { query } from './query.js';
import { instant, json, optional, text, uuid, word } from './sql-types.js';

/** What has to be known for an enquiry, in the order in which it was noted. */
export const findQuestions = query({
  parameters: { enquiryId: uuid },
  columns: {
    id: uuid,
    question: text,
    answer: optional(text),
    source: word<'staff' | 'call'>(),
    askedAt: optional(instant),
    answeredAt: optional(instant),
    by: text,
  },
  sql: `
    SELECT q.id, q.question, q.answer, q.source, q.asked_at, q.answered_at, a.name AS by
    FROM question q JOIN agent a ON a.id = q.noted_by_id
    WHERE q.enquiry_id = $enquiryId ORDER BY q.noted_at, q.id LIMIT 200`,
});

/** What a customer told by the fields of a form, or is known by. */
export const findTold = query({
  planned: 'once',
  parameters: { enquiryId: uuid },
  columns: {
    name: optional(text),
    identifiers: json<{ kind: string; value: string }[]>(),
    place: optional(text),
  },
  sql: `
    SELECT c.name,
           COALESCE((SELECT jsonb_agg(jsonb_build_object('kind', kind, 'value', value)) FROM (
             SELECT DISTINCT i.kind, i.value FROM identifier i
             WHERE i.customer_id = c.id AND (i.enquiry_id IS NULL OR i.enquiry_id = e.id) LIMIT 50) i), '[]') AS identifiers,
           (SELECT t.place ->> 'address' FROM contact t
            WHERE t.enquiry_id = e.id AND t.direction = 'in' AND t.place ->> 'address' <> '' ORDER BY t.at DESC LIMIT 1) AS place
    FROM enquiry e JOIN customer c ON c.id = e.customer_id WHERE e.id = $enquiryId`,
});
