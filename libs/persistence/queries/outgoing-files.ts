import { query } from './query.js';
import { bytes, integer, list, optional, text, uuid } from './sql-types.js';

/** Keeps files that travel with outgoing contacts, each in its place: its bytes, or the digest under which the store has them. */
export const keepOutgoingFiles = query({
  parameters: {
    contactIds: list(uuid),
    places: list(integer),
    names: list(text),
    contentTypes: list(text),
    contents: list(optional(bytes)),
    digests: list(optional(text)),
  },
  sql: `
    INSERT INTO outgoing_file (contact_id, index, name, content_type, content, digest)
    SELECT * FROM unnest($contactIds::uuid[], $places::integer[], $names::text[], $contentTypes::text[],
      $contents::bytea[], $digests::text[])`,
});

/** One file that travels with an outgoing contact. */
export const findOutgoingFile = query({
  parameters: { contactId: uuid, place: integer, organisationId: uuid },
  columns: { name: text, contentType: text, content: optional(bytes), digest: optional(text), size: integer },
  sql: `
    SELECT f.name, f.content_type, f.content, f.digest, COALESCE(s.size, length(f.content)) AS size
    FROM outgoing_file f JOIN contact c ON c.id = f.contact_id LEFT JOIN stored_bytes s USING (digest)
    WHERE f.contact_id = $contactId AND f.index = $place AND c.organisation_id = $organisationId`,
});

/** The files that travel with an outgoing contact, in their order. */
export const findOutgoingFiles = query({
  parameters: { contactId: uuid },
  columns: { name: text, contentType: text, content: optional(bytes), digest: optional(text), size: integer },
  sql: `
    SELECT f.name, f.content_type, f.content, f.digest, COALESCE(s.size, length(f.content)) AS size
    FROM outgoing_file f LEFT JOIN stored_bytes s USING (digest) WHERE f.contact_id = $contactId ORDER BY f.index`,
});
