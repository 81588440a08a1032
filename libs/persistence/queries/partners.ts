import type { Attachment, Channel, Place, Report } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, integer, json, list, optional, text, uuid, word } from './sql-types.js';

/** Handovers whose time has come, claimed until an instant; of one partner they are done one after the other. */
export const claimHandovers = query({
  parameters: { now: instant, until: instant, limit: integer, except: list(uuid) },
  columns: { id: uuid, partnerId: uuid },
  sql: `
    WITH due AS (
      SELECT h.id FROM partner_handover h
      WHERE h.state IN ('waiting', 'unknown') AND h.next_at <= $now AND (h.claimed_until IS NULL OR h.claimed_until < $now)
        AND h.partner_id <> ALL($except)
      ORDER BY h.next_at LIMIT $limit FOR UPDATE SKIP LOCKED)
    UPDATE partner_handover h SET claimed_until = $until, attempts = h.attempts + 1 FROM due WHERE h.id = due.id
    RETURNING h.id, h.partner_id`,
});

/** Leaves what was claimed for later, as if it had not been. */
export const releaseHandovers = query({
  parameters: { ids: list(uuid), nextAt: instant },
  sql: `
    UPDATE partner_handover SET claimed_until = NULL, next_at = $nextAt, attempts = attempts - 1 WHERE id = ANY($ids)`,
});

/** What an enquiry was handed over with, the newest first. */
export const findHandovers = query({
  parameters: { enquiryId: uuid, organisationId: uuid },
  columns: {
    id: uuid,
    partner: text,
    at: instant,
    by: text,
    state: word<'waiting' | 'unknown' | 'handed' | 'refused'>(),
    partnerReference: optional(text),
    partnerState: optional(text),
    problem: optional(text),
    nextAt: optional(instant),
  },
  sql: `
    SELECT h.id, p.name AS partner, h.at, a.name AS by, h.state, h.partner_reference, h.partner_state, h.problem,
           CASE WHEN h.state IN ('waiting', 'unknown') THEN h.next_at END AS next_at
    FROM partner_handover h JOIN partner p ON p.id = h.partner_id JOIN agent a ON a.id = h.by_id
    WHERE h.enquiry_id = $enquiryId AND h.organisation_id = $organisationId ORDER BY h.at DESC, h.id`,
});

/** Partners with something of ours that may have news, claimed by moving on when they were asked. */
export const claimPartnersToAsk = query({
  parameters: { before: instant, now: instant, retryBefore: instant },
  columns: { id: uuid, since: optional(instant) },
  sql: `
    WITH due AS (
      SELECT p.id, p.asked_at FROM partner p
      WHERE p.kind = 'open311' AND (p.asked_at IS NULL OR p.asked_at <= $before)
        AND (p.next_ask_at IS NULL OR p.next_ask_at <= $now)
        AND EXISTS (SELECT FROM partner_handover h WHERE h.partner_id = p.id AND h.state = 'handed')
      FOR UPDATE SKIP LOCKED)
    UPDATE partner p SET next_ask_at = $retryBefore FROM due WHERE p.id = due.id
    RETURNING p.id, due.asked_at AS since`,
});

/** What was handed to a partner and may still have news there, the oldest first. */
export const findHandedTo = query({
  parameters: { partnerId: uuid, since: instant, limit: integer },
  columns: {
    id: uuid,
    enquiryId: uuid,
    partnerReference: optional(text),
    token: optional(text),
    partnerState: optional(text),
  },
  sql: `
    SELECT id, enquiry_id, partner_reference, token, partner_state FROM partner_handover
    WHERE partner_id = $partnerId AND state = 'handed' AND at >= $since ORDER BY at LIMIT $limit`,
});

/** Which of this news of handovers were noted before. */
export const findKnownNews = query({
  parameters: { handoverIds: list(uuid), newsIds: list(text) },
  columns: { handoverId: uuid, newsId: text },
  sql: `
    SELECT n.handover_id, n.news_id FROM unnest($handoverIds::uuid[], $newsIds::text[]) AS t (handover_id, news_id)
    JOIN partner_news n ON n.handover_id = t.handover_id AND n.news_id = t.news_id`,
});

/** Notes news of a handover once; no row where it was noted before. */
export const notePartnerNews = query({
  parameters: { handoverId: uuid, newsId: text, at: instant },
  columns: { newsId: text },
  sql: `
    INSERT INTO partner_news (handover_id, news_id, at) VALUES ($handoverId, $newsId, $at)
    ON CONFLICT DO NOTHING RETURNING news_id`,
});

/** Email addresses of partners of an organisation. */
export const findPartnerAddresses = query({
  parameters: { organisationId: uuid },
  columns: { address: text },
  sql: `SELECT lower(address) AS address FROM partner WHERE organisation_id = $organisationId AND kind = 'email'`,
});

/** Which of these addresses are of partners that one of these enquiries was handed to by email, with the newest handover. */
export const findMailPartners = query({
  parameters: { addresses: list(text), enquiryIds: list(uuid) },
  columns: { enquiryId: uuid, address: text, name: text, handoverId: uuid },
  sql: `
    SELECT DISTINCT ON (h.enquiry_id, lower(p.address)) h.enquiry_id, lower(p.address) AS address, p.name, h.id AS handover_id
    FROM partner_handover h JOIN partner p ON p.id = h.partner_id
    WHERE h.enquiry_id = ANY($enquiryIds) AND p.kind = 'email' AND lower(p.address) = ANY($addresses)
    ORDER BY h.enquiry_id, lower(p.address), h.at DESC, h.id`,
});

/** A partner answered by email: so it stands with what it was handed. */
export const noteMailFromPartner = query({
  parameters: { handoverIds: list(uuid), contactIds: list(uuid), at: list(instant), state: text },
  sql: `
    WITH told AS (SELECT * FROM unnest($handoverIds::uuid[], $contactIds::uuid[], $at::timestamptz[]) AS t (id, contact_id, at)),
    noted AS (
      INSERT INTO partner_news (handover_id, news_id, at) SELECT id, contact_id::text, at FROM told
      ON CONFLICT DO NOTHING)
    UPDATE partner_handover h SET partner_state = $state FROM told WHERE h.id = told.id`,
});

/** Partners that were handed an enquiry and have it. */
export const findPartnersOf = query({
  parameters: { enquiryId: uuid },
  columns: { name: text },
  sql: `
    SELECT DISTINCT p.name FROM partner_handover h JOIN partner p ON p.id = h.partner_id
    WHERE h.enquiry_id = $enquiryId AND h.state = 'handed' ORDER BY p.name`,
});

/** What the customer sent about an enquiry, the oldest first, with whoever sent it and where it is about. */
export const findWordsToHandOver = query({
  parameters: { enquiryId: uuid },
  columns: {
    id: uuid,
    at: instant,
    channel: word<Channel>(),
    text,
    place: optional(json<Place>()),
    report: optional(json<Report>()),
    attachments: json<Attachment[]>(),
  },
  sql: `
    SELECT c.id, c.at, c.channel, COALESCE(c.read_text, c.text) AS text, c.place, r.contact -> 'report' AS report, c.attachments
    FROM contact c LEFT JOIN receipt r ON r.id = c.id
    WHERE c.enquiry_id = $enquiryId AND c.direction = 'in' ORDER BY c.at, c.id`,
});
