import { query } from './query.js';
import { bytes, integer, list, text, uuid } from './sql-types.js';

/** Keeps files that travel with outgoing contacts, each in its place. */
export const keepOutgoingFiles = query({
  parameters: {
    contactIds: list(uuid),
    places: list(integer),
    names: list(text),
    contentTypes: list(text),
    contents: list(bytes),
  },
  sql: `
    INSERT INTO outgoing_file (contact_id, index, name, content_type, content)
    SELECT * FROM unnest($contactIds::uuid[], $places::integer[], $names::text[], $contentTypes::text[], $contents::bytea[])`,
});

/** One file that travels with an outgoing contact. */
export const findOutgoingFile = query({
  parameters: { contactId: uuid, place: integer, organisationId: uuid },
  columns: { name: text, content: bytes },
  sql: `
    SELECT f.name, f.content FROM outgoing_file f JOIN contact c ON c.id = f.contact_id
    WHERE f.contact_id = $contactId AND f.index = $place AND c.organisation_id = $organisationId`,
});

/** The files that travel with an outgoing contact, in their order. */
export const findOutgoingFiles = query({
  parameters: { contactId: uuid },
  columns: { name: text, contentType: text, content: bytes },
  sql: `SELECT name, content_type, content FROM outgoing_file WHERE contact_id = $contactId ORDER BY index`,
});
