import type { Channel, EnquiryKind, IdentifierKind, Need } from '@frontdoor/contracts';
import { findAuthorities } from './customers.js';
import { findDraftFiles, findDrafts } from './drafts.js';
import { findMattersOfCustomer, findSuggested } from './enquiry-search.js';
import { findInterpreter } from './interpreters.js';
import { findQuestions, findTold } from './questions.js';
import { findJoins } from './joins.js';
import { NEWEST_FROM_CUSTOMER } from './heard.js';
import { gather, gathered } from './parts/gathered.js';
import { needsOf, saidOf } from './parts/of-customer.js';
import { query } from './query.js';
import { findWorkOfEnquiry } from './queue-page.js';
import { boolean, day, instant, integer, json, list, optional, text, uuid, word } from './sql-types.js';
import { findAskedWhose, findCustomerChanges, findLikeCustomers } from './who-is-who.js';
import { findContactsOfEnquiry, findTimelineEvents } from './timeline.js';

/** An enquiry with its owner and its customer, and the newest change of the calendars. */
export const findEnquiryDetail = query({
  planned: 'once',
  parameters: { organisationId: uuid, id: uuid },
  columns: {
    id: uuid,
    organisationId: uuid,
    reference: text,
    subject: text,
    kind: word<EnquiryKind>(),
    state: word<'open' | 'closed'>(),
    serviceId: uuid,
    customerId: uuid,
    ownerId: optional(uuid),
    ownerName: optional(text),
    packId: text,
    packHash: text,
    openedAt: instant,
    lastContactAt: instant,
    complex: boolean,
    responseRequested: boolean,
    stage: integer,
    waitingSince: optional(instant),
    customerName: optional(text),
    customerLanguage: text,
    preferredChannel: optional(word<Channel>()),
    needs: list(word<Need>()),
    needsNote: optional(text),
    customerKind: word<'person' | 'organisation'>(),
    /**
     * In the order in which they became known; `stated` are those that were only named: in this enquiry, or, of postal
     * addresses, `elsewhere`.
     */
    identifiers:
      json<
        { kind: IdentifierKind; value: string; stated: boolean; shared: boolean; elsewhere: boolean | null }[]
      >(),
    calendarRevision: optional(text),
    newestFromCustomer: optional(uuid),
    incidentId: optional(uuid),
    incidentTitle: optional(text),
  },
  sql: `
    SELECT e.id, e.organisation_id, e.reference, e.subject, e.kind, e.state, e.service_id, e.customer_id, e.owner_id,
           a.name AS owner_name, e.pack_id, e.pack_hash, e.opened_at, e.last_contact_at, e.complex, e.response_requested,
           e.stage, e.waiting_since, ${saidOf('c', 'name')} AS customer_name, c.language AS customer_language,
           ${saidOf('c', 'preferred_channel')} AS preferred_channel, ${needsOf('c')} AS needs,
           ${saidOf('c', 'needs_note')} AS needs_note, c.kind AS customer_kind,
           COALESCE((SELECT jsonb_agg(jsonb_build_object('kind', kind, 'value', value, 'stated', stated, 'shared', shared,
                                                         'elsewhere', elsewhere)
                                      ORDER BY created_at, kind, value)
                     FROM (SELECT DISTINCT ON (i.kind, i.value) i.kind, i.value, i.enquiry_id IS NOT NULL AS stated, i.shared,
                                  i.enquiry_id <> e.id AS elsewhere, i.created_at
                           FROM identifier i
                           WHERE i.customer_id = c.id
                             AND (i.enquiry_id IS NULL OR i.enquiry_id = e.id OR i.kind = 'postal')
                           ORDER BY i.kind, i.value, i.enquiry_id IS NOT NULL, i.enquiry_id <> e.id, i.created_at DESC) AS known),
                    '[]') AS identifiers,
           (SELECT max(revision)::text FROM calendar_change) AS calendar_revision,
           ${NEWEST_FROM_CUSTOMER} AS newest_from_customer, ni.id AS incident_id, ni.title AS incident_title
    FROM enquiry e JOIN customer c ON c.id = e.customer_id LEFT JOIN agent a ON a.id = e.owner_id
    LEFT JOIN incident_enquiry ne ON ne.enquiry_id = e.id LEFT JOIN incident ni ON ni.id = ne.incident_id
    WHERE e.organisation_id = $organisationId AND e.id = $id`,
});

/** The ledger of an enquiry in order, with the names of whoever wrote an entry or took it back. */
export const findLedger = query({
  parameters: { enquiryId: uuid },
  columns: {
    id: uuid,
    type: text,
    at: instant,
    recordedAt: instant,
    data: json<Record<string, unknown>>(),
    contactId: optional(uuid),
    by: optional(text),
    takenBackAt: optional(instant),
    takenBackBy: optional(text),
    takenBackReason: optional(text),
  },
  sql: `
    SELECT l.id, l.type, l.at, l.recorded_at, l.data, l.contact_id, a.name AS by, l.taken_back_at, b.name AS taken_back_by, l.taken_back_reason
    FROM enquiry_event l LEFT JOIN agent a ON a.id = l.by_id LEFT JOIN agent b ON b.id = l.taken_back_by
    WHERE l.enquiry_id = $enquiryId ORDER BY l.at, l.position`,
});

/** All that belongs to an enquiry and is shown with it. */
export const findPartsOfEnquiry = query({
  planned: 'once',
  parameters: {
    organisationId: uuid,
    customerId: uuid,
    enquiryId: uuid,
    now: instant,
    agentId: uuid,
    until: instant,
    mostContacts: integer,
    mostBytes: integer,
    mostEvents: integer,
    mostMatters: integer,
    sinceDay: day,
  },
  columns: {
    contacts: gathered(findContactsOfEnquiry),
    events: gathered(findTimelineEvents),
    entries: gathered(findLedger),
    work: gathered(findWorkOfEnquiry),
    matters: gathered(findMattersOfCustomer),
    suggested: gathered(findSuggested),
    alike: gathered(findLikeCustomers),
    decisions: gathered(findCustomerChanges),
    asked: gathered(findAskedWhose),
    authorities: gathered(findAuthorities),
    drafts: gathered(findDrafts),
    files: gathered(findDraftFiles),
    joins: gathered(findJoins),
    interpreters: gathered(findInterpreter),
    questions: gathered(findQuestions),
    told: gathered(findTold),
  },
  sql: `
    SELECT ${gather(findContactsOfEnquiry)} AS contacts, ${gather(findTimelineEvents)} AS events,
           ${gather(findLedger)} AS entries, ${gather(findWorkOfEnquiry)} AS work, ${gather(findMattersOfCustomer)} AS matters,
           ${gather(findSuggested)} AS suggested,
           ${gather(findLikeCustomers)} AS alike, ${gather(findCustomerChanges)} AS decisions, ${gather(findAskedWhose)} AS asked,
           ${gather(findAuthorities)} AS authorities,
           ${gather(findDrafts)} AS drafts, ${gather(findDraftFiles)} AS files,
           ${gather(findJoins)} AS joins, ${gather(findInterpreter)} AS interpreters,
           ${gather(findQuestions)} AS questions, ${gather(findTold)} AS told`,
});
