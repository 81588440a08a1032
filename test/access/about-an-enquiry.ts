import { randomUUID } from 'node:crypto';
import { BRIEF_EDITION } from '@frontdoor/contracts';
import type { DataSource } from '@frontdoor/persistence';

/** What was said on an enquiry, and by whom: nothing else holds these words. */
export const SAID = {
  words: 'parrot shouted quillfeather-window',
  email: 'quillfeather@customer.example',
  name: 'Zebedee Quillfeather',
  note: 'They shouted at the zebedee-desk',
  purpose: 'About the zebedee-parrot',
};

/**
 * Everything about an enquiry that people find in lists of theirs, of these people where it is somebody's: mentions, drafts, offered
 * handovers, notes on its contacts, a visit, a letter to print, a callback.
 *
 * @returns an id of each of them, by what it is
 */
export async function aboutIt(
  database: DataSource,
  enquiryId: string,
  people: readonly string[],
): Promise<Map<string, string>> {
  const write = (sql: string, ...values: unknown[]): Promise<unknown> => database.query(sql, values);
  const [{ organisation_id: organisationId, service_id: serviceId, customer_id: customerId }] =
    await database.query('SELECT * FROM enquiry WHERE id = $1', [enquiryId]);
  const [{ id: contactId }] = await database.query('SELECT id FROM contact WHERE enquiry_id = $1', [
    enquiryId,
  ]);
  const [{ id: workItemId }] = await database.query('SELECT id FROM work_item WHERE enquiry_id = $1', [
    enquiryId,
  ]);
  const [{ id: oak }] = await database.query(`SELECT id FROM agent WHERE name = 'Oak'`);
  await write('UPDATE customer SET name = $2 WHERE id = $1', customerId, SAID.name);
  const named = new Map([
    ['it', enquiryId],
    ['its contact', contactId as string],
    ['its work', workItemId as string],
  ]);
  const next = (what: string): string => {
    const id = randomUUID();
    named.set(what, id);
    return id;
  };
  const noteId = next('its note');
  await write(
    `INSERT INTO timeline_event (id, enquiry_id, type, by_id, text, at) VALUES ($1, $2, 'note', $3, $4, now())`,
    ...[noteId, enquiryId, oak, SAID.note],
  );
  const sampleId = randomUUID();
  await write(
    `INSERT INTO quality_sample (id, organisation_id, by_id, at, week, service_id, wanted, seed, candidates, drawn)
     VALUES ($1, $2, $3, now(), '2026-01-05', $4, 1, 'seed', ARRAY[$5::uuid], ARRAY[$5::uuid])`,
    ...[sampleId, organisationId, oak, serviceId, contactId],
  );
  for (const agentId of people) {
    await write(
      `INSERT INTO mention (note_id, agent_id, enquiry_id, by_id, at) VALUES ($1, $2, $3, $4, now())`,
      ...[noteId, agentId, enquiryId, oak],
    );
    await write(
      `INSERT INTO draft (agent_id, enquiry_id, kind, fields, version) VALUES ($1, $2, 'note', $3, now())`,
      ...[agentId, enquiryId, JSON.stringify({ text: SAID.note })],
    );
  }
  const handoverId = next('a handover');
  await write(
    `INSERT INTO handover (id, organisation_id, enquiry_id, kind, state, at, by_id, from_service_id, to_service_id, expires_at)
     VALUES ($1, $2, $3, 'service', 'offered', now(), $4, $5, $5, now() + interval '1 day')`,
    ...[handoverId, organisationId, enquiryId, oak, serviceId],
  );
  const words = {
    ...{ edition: BRIEF_EDITION, asked: SAID.words, why: SAID.note },
    ...{ facts: [], done: [], promised: [], needs: [], missing: [] },
  };
  await write(
    `INSERT INTO brief (handover_id, version, words, by_id, at) VALUES ($1, 1, $2, $3, now())`,
    ...[handoverId, JSON.stringify(words), oak],
  );
  await write(
    `INSERT INTO quality_note (id, organisation_id, sample_id, contact_id, agent_id, drawn_at)
     VALUES ($1, $2, $3, $4, $5, now())`,
    ...[next('a note on its contact'), organisationId, sampleId, contactId, people[0]],
  );
  await write(
    `INSERT INTO visit (id, organisation_id, entry_point_id, request_id, day, number, ticket, service_id, name, purpose, language,
                        arrived_at, contact_id, enquiry_id)
     SELECT $1, organisation_id, id, $2, (now() AT TIME ZONE 'Europe/London')::date, 900, 'Z90', service_id, $3, $4, 'en', now(), $5, $6
     FROM entry_point WHERE channel = 'visit' LIMIT 1`,
    ...[next('a visit'), randomUUID(), SAID.name, SAID.purpose, contactId, enquiryId],
  );
  await write(
    `INSERT INTO callback (id, organisation_id, contact_id, number, reason, from_at, to_at, agreed_at)
     VALUES ($1, $2, $3, '+447700900123', $4, now() + interval '1 day', now() + interval '25 hours', now())`,
    ...[next('a callback'), organisationId, contactId, SAID.purpose],
  );
  const deliveryId = next('a letter');
  await write(
    `INSERT INTO delivery (id, organisation_id, enquiry_id, contact_id, channel, state, attempts, next_attempt_at, message, created_at, updated_at)
     VALUES ($1, $2, $3, $4, 'letter', 'to-post', 0, now(), '{}', now(), now())`,
    ...[deliveryId, organisationId, enquiryId, contactId],
  );
  await write(
    `INSERT INTO letter (delivery_id, document, pages, written_at) VALUES ($1, '', 1, now())`,
    deliveryId,
  );
  await write(
    `INSERT INTO print_queue_entry (delivery_id, organisation_id, queued_at) VALUES ($1, $2, now())`,
    ...[deliveryId, organisationId],
  );
  return named;
}
