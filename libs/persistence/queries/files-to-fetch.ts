import type { Attachment, Channel } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, integer, json, list, text, uuid, word } from './sql-types.js';

/** Files of contacts that lie at their providers, each in its place among the files of its contact. */
export const noteFilesToFetch = query({
  parameters: {
    contactIds: list(uuid),
    places: list(integer),
    providerIds: list(text),
    contentTypes: list(text),
    now: instant,
  },
  sql: `
    INSERT INTO file_to_fetch (contact_id, index, provider_id, content_type, next_at)
    SELECT contact_id, index, provider_id, content_type, $now::timestamptz
    FROM unnest($contactIds::uuid[], $places::integer[], $providerIds::text[], $contentTypes::text[])
      AS given (contact_id, index, provider_id, content_type)
    ON CONFLICT DO NOTHING`,
});

/** Files to fetch, or to delete where they came from, each for one process until `until`. */
export const claimFilesToFetch = query({
  parameters: { now: instant, until: instant, limit: integer },
  columns: {
    contactId: uuid,
    place: integer,
    providerId: text,
    state: word<'wanted' | 'kept'>(),
    attempts: integer,
    channel: word<Channel>(),
    organisationId: uuid,
    enquiryId: uuid,
  },
  sql: `
    UPDATE file_to_fetch f SET next_at = $until, attempts = f.attempts + 1 FROM contact c
    WHERE c.id = f.contact_id AND (f.contact_id, f.index) IN (
      SELECT contact_id, index FROM file_to_fetch WHERE state <> 'done' AND next_at <= $now
      ORDER BY next_at LIMIT $limit FOR UPDATE SKIP LOCKED)
    RETURNING f.contact_id, f.index AS place, f.provider_id, f.state, f.attempts, c.channel, c.organisation_id, c.enquiry_id`,
});

export const settleFileToFetch = query({
  parameters: { contactId: uuid, place: integer, state: word<'wanted' | 'kept' | 'done'>(), nextAt: instant },
  sql: `
    UPDATE file_to_fetch SET state = $state, next_at = $nextAt, attempts = CASE WHEN state = $state THEN attempts ELSE 0 END
    WHERE contact_id = $contactId AND index = $place`,
});

/** It is a file of its contact from now on; done again, it changes nothing. Gives its enquiry as it is now. */
export const attachFetchedFile = query({
  parameters: { contactId: uuid, attachment: json<Attachment>() },
  columns: { enquiryId: uuid },
  sql: `
    UPDATE contact SET attachments = attachments || jsonb_build_array($attachment::jsonb)
    WHERE id = $contactId AND NOT attachments @> jsonb_build_array(jsonb_build_object('index', $attachment::jsonb->'index'))
    RETURNING enquiry_id`,
});
