import type { InterpreterWay } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, list, optional, text, uuid, word } from './sql-types.js';

/** Those that customers ask for with what they send; none where one is wanted already. */
export const noteInterpreters = query({
  planned: 'once',
  parameters: {
    ids: list(uuid),
    organisationIds: list(uuid),
    enquiryIds: list(uuid),
    contactIds: list(uuid),
    languages: list(text),
    ways: list(text),
    at: list(instant),
  },
  sql: `
    INSERT INTO interpreter (id, organisation_id, enquiry_id, contact_id, language, way, asked_at, state)
    SELECT id, organisation_id, enquiry_id, contact_id, language, way, at, 'asked'
    FROM unnest($ids::uuid[], $organisationIds::uuid[], $enquiryIds::uuid[], $contactIds::uuid[], $languages::text[],
                $ways::text[], $at::timestamptz[])
         AS given (id, organisation_id, enquiry_id, contact_id, language, way, at)
    ON CONFLICT DO NOTHING`,
});

/** The one that an enquiry needs, if any. */
export const findInterpreter = query({
  planned: 'once',
  parameters: { enquiryId: uuid },
  columns: {
    id: uuid,
    language: text,
    way: word<InterpreterWay>(),
    note: text,
    askedAt: instant,
    askedBy: optional(text),
    state: word<'asked' | 'arranged'>(),
    arrangedWith: optional(text),
    arrangedNumber: optional(text),
    arrangedFor: optional(instant),
  },
  sql: `
    SELECT i.id, i.language, i.way, i.note, i.asked_at, a.name AS asked_by, i.state, i.arranged_with, i.arranged_number,
           i.arranged_for
    FROM interpreter i LEFT JOIN agent a ON a.id = i.asked_by_id
    WHERE i.enquiry_id = $enquiryId AND i.state <> 'ended'`,
});

/** The one that a caller needs: for this enquiry, else for another of theirs that is open. */
export const findInterpreterForCall = query({
  parameters: { enquiryId: uuid, customerId: optional(uuid) },
  columns: {
    language: text,
    way: word<InterpreterWay>(),
    state: word<'asked' | 'arranged'>(),
    arrangedWith: optional(text),
    arrangedNumber: optional(text),
    arrangedFor: optional(instant),
  },
  sql: `
    SELECT i.language, i.way, i.state, i.arranged_with, i.arranged_number, i.arranged_for
    FROM interpreter i JOIN enquiry e ON e.id = i.enquiry_id
    WHERE i.state <> 'ended' AND (e.id = $enquiryId OR (e.customer_id = $customerId AND e.state = 'open'))
    ORDER BY e.id = $enquiryId DESC, i.asked_at DESC LIMIT 1`,
});
