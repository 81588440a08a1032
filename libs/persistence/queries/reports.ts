import type { Attachment, Report, ReportQuestion } from '@frontdoor/contracts';
import { query } from './query.js';
import { boolean, instant, integer, json, list, optional, text, uuid, word } from './sql-types.js';

/** What can be reported, in the order of groups and names; one of them by its code. */
export const findReportCategories = query({
  parameters: { organisationId: uuid, code: optional(text) },
  columns: {
    code: text,
    name: text,
    description: text,
    service: text,
    groupName: optional(text),
    keywords: list(text),
    type: word<'realtime' | 'batch'>(),
    questions: json<ReportQuestion[]>(),
  },
  sql: `
    SELECT c.code, c.name, c.description, s.slug AS service, c.group_name, c.keywords, c.type, c.questions
    FROM report_category c JOIN service s ON s.id = c.service_id
    WHERE c.organisation_id = $organisationId AND c.removed_at IS NULL AND ($code::text IS NULL OR c.code = $code)
    ORDER BY c.group_name NULLS FIRST, c.name, c.code`,
});

/** Of the enquiry that a report became: the earliest that the council still owes. */
const PROMISED = `
  SELECT min(m.due_at) FROM commitment m
  WHERE m.enquiry_id = k.enquiry_id AND m.whose = 'council' AND m.settled_at IS NULL AND m.state IN ('running', 'paused', 'missed')`;

const FROM_REPORTS = `
  FROM receipt r LEFT JOIN contact k ON k.id = r.id LEFT JOIN enquiry e ON e.id = k.enquiry_id
  LEFT JOIN LATERAL (SELECT max(u.at) AS at FROM report_update u WHERE u.receipt_id = r.id) AS told ON true
  LEFT JOIN report_category c ON c.organisation_id = r.organisation_id AND c.code = r.contact -> 'report' ->> 'code'
  WHERE r.organisation_id = $organisationId AND r.contact -> 'report' IS NOT NULL AND r.state IN ('received', 'routed')`;

const columns = {
  id: uuid,
  reference: text,
  receivedAt: instant,
  updatedAt: instant,
  state: word<'open' | 'closed'>(),
  stage: word<'new' | 'in-hand' | 'with-partner' | 'closed'>(),
  report: json<Report>(),
  files: json<Pick<Attachment, 'index' | 'contentType' | 'size'>[]>(),
  categoryName: optional(text),
  team: optional(text),
  promisedAt: optional(instant),
};
const REPORT = `
  SELECT r.id, r.reference, r.received_at, GREATEST(r.received_at, e.closed_at, told.at) AS updated_at,
         COALESCE(e.state, 'open') AS state, r.contact -> 'report' AS report,
         CASE WHEN e.state = 'closed' THEN 'closed'
              WHEN EXISTS (SELECT FROM partner_handover h WHERE h.enquiry_id = e.id AND h.state = 'handed') THEN 'with-partner'
              WHEN e.owner_id IS NOT NULL THEN 'in-hand' ELSE 'new' END AS stage,
         COALESCE(r.contact -> 'attachments', '[]') AS files,
         c.name AS category_name, (SELECT t.name FROM service s JOIN team t ON t.id = s.team_id WHERE s.id = e.service_id) AS team,
         (${PROMISED}) AS promised_at ${FROM_REPORTS}`;

/**
 * Reports that anybody may see, the newest first, whose receipt or latest change lies within a time.
 */
export const findPublicReports = query({
  parameters: {
    organisationId: uuid,
    from: instant,
    to: instant,
    codes: optional(list(text)),
    state: optional(text),
    limit: integer,
  },
  columns,
  sql: `
    ${REPORT} AND r.contact -> 'report' -> 'isPrivate' IS NULL
      AND (r.received_at BETWEEN $from AND $to OR GREATEST(e.closed_at, told.at) BETWEEN $from AND $to)
      AND ($codes::text[] IS NULL OR r.contact -> 'report' ->> 'code' = ANY($codes))
      AND ($state::text IS NULL OR COALESCE(e.state, 'open') = $state)
    ORDER BY r.received_at DESC, r.id LIMIT $limit`,
});

/** Reports by their numbers: those that anybody may see, and all of the site whose entry point it is. */
export const findReports = query({
  parameters: { organisationId: uuid, references: list(text), entryPointId: optional(uuid) },
  columns,
  sql: `
    ${REPORT} AND r.reference = ANY($references)
      AND (r.contact -> 'report' -> 'isPrivate' IS NULL OR r.entry_point_id = $entryPointId)
    ORDER BY r.received_at DESC, r.id`,
});

/** The number of the report that a token stands for, once it has one. */
export const findReportOfToken = query({
  parameters: { organisationId: uuid, id: uuid },
  columns: { reference: text, isRouted: boolean },
  sql: `
    SELECT r.reference, r.state = 'routed' AS is_routed FROM receipt r
    WHERE r.id = $id AND r.organisation_id = $organisationId AND r.contact -> 'report' IS NOT NULL`,
});

/** Whether a report with this number came to an entry point. */
export const hasReport = query({
  parameters: { entryPointId: uuid, reference: text },
  columns: { has: boolean },
  sql: `
    SELECT EXISTS (SELECT FROM receipt WHERE reference = $reference AND entry_point_id = $entryPointId
                   AND contact -> 'report' IS NOT NULL) AS has`,
});

/** One that publishes for an entry point at a time. */
export const lockReportUpdates = query({
  parameters: { entryPointId: uuid },
  sql: `SELECT FROM entry_point WHERE id = $entryPointId FOR NO KEY UPDATE`,
});

/** Messages of ours about the reports of an entry point that were sent and not told there yet, the oldest first. */
export const findUntoldMessages = query({
  parameters: { entryPointId: uuid, limit: integer },
  columns: { receiptId: uuid, contactId: uuid, words: text, state: word<'open' | 'closed'>() },
  sql: `
    SELECT DISTINCT ON (d.sent_at, m.id) r.id AS receipt_id, m.id AS contact_id, m.text AS words, e.state
    FROM delivery d JOIN contact m ON m.id = d.contact_id JOIN enquiry e ON e.id = m.enquiry_id
    JOIN contact k ON k.enquiry_id = m.enquiry_id AND k.entry_point_id = $entryPointId
    JOIN receipt r ON r.id = k.id AND r.contact -> 'report' IS NOT NULL
    WHERE d.state IN ('sent', 'delivered') AND d.channel = m.channel AND m.channel = r.channel
      AND m.direction = 'out' AND m.entry_point_id = $entryPointId AND NOT m.automatic
      AND NOT EXISTS (SELECT FROM report_update u WHERE u.contact_id = m.id)
    ORDER BY d.sent_at, m.id, k.at LIMIT $limit`,
});

/** Reports of an entry point whose enquiry is open where they were told closed, or the other way round. */
export const findUntoldStates = query({
  parameters: { entryPointId: uuid, since: instant, limit: integer },
  columns: { receiptId: uuid, state: word<'open' | 'closed'>() },
  sql: `
    SELECT r.id AS receipt_id, e.state FROM receipt r JOIN contact k ON k.id = r.id JOIN enquiry e ON e.id = k.enquiry_id
    WHERE r.entry_point_id = $entryPointId AND r.contact -> 'report' IS NOT NULL AND r.received_at >= $since
      AND e.state <> COALESCE((SELECT u.status FROM report_update u WHERE u.receipt_id = r.id
                               ORDER BY u.at DESC, u.id DESC LIMIT 1), 'open')
    ORDER BY r.received_at LIMIT $limit`,
});

/** What an entry point is told that became visible within a time, the oldest first. */
export const findReportUpdates = query({
  parameters: { entryPointId: uuid, from: instant, to: instant, limit: integer },
  columns: {
    id: uuid,
    reference: text,
    siteId: optional(text),
    at: instant,
    status: word<'open' | 'closed'>(),
    description: text,
    /** Of the message that waits to be fetched; null once somebody has, and for a change of state. */
    waiting: optional(text),
  },
  sql: `
    SELECT u.id, r.reference, r.contact -> 'report' ->> 'siteId' AS site_id, u.at, u.status, u.description,
           (SELECT d.provider_id FROM delivery d WHERE d.contact_id = u.contact_id AND d.state = 'sent') AS waiting
    FROM report_update u JOIN receipt r ON r.id = u.receipt_id
    WHERE u.entry_point_id = $entryPointId AND u.at BETWEEN $from AND $to
    ORDER BY u.at, u.id LIMIT $limit`,
});
