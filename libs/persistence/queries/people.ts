import { query } from './query.js';
import { instant, json, list, optional, text, uuid } from './sql-types.js';

/** The customers of some enquiries, whoever was in touch last first; of each the open matters before the closed ones, five at most. */
export const findPeopleOf = query({
  parameters: { organisationId: uuid, enquiryIds: list(uuid) },
  columns: {
    id: uuid,
    name: optional(text),
    language: text,
    addresses: list(text),
    enquiries:
      json<{ id: string; reference: string; subject: string; service: string; state: 'open' | 'closed' }[]>(),
    lastContactAt: instant,
  },
  sql: `
    SELECT c.id, c.name, c.language,
           ARRAY(SELECT DISTINCT i.value FROM identifier i WHERE i.customer_id = c.id ORDER BY 1 LIMIT 10) AS addresses,
           (SELECT jsonb_agg(jsonb_build_object('id', m.id, 'reference', m.reference, 'subject', m.subject,
                                                'service', m.service, 'state', m.state) ORDER BY m.state DESC, m.last_contact_at DESC)
            FROM (SELECT e.id, e.reference, e.subject, s.name AS service, e.state, e.last_contact_at
                  FROM enquiry e JOIN service s ON s.id = e.service_id WHERE e.customer_id = c.id AND e.joined_id IS NULL
                  ORDER BY e.state DESC, e.last_contact_at DESC LIMIT 5) AS m) AS enquiries,
           (SELECT max(e.last_contact_at) FROM enquiry e WHERE e.customer_id = c.id) AS last_contact_at
    FROM customer c
    WHERE c.organisation_id = $organisationId
      AND c.id IN (SELECT e.customer_id FROM enquiry e WHERE e.id = ANY($enquiryIds))
    ORDER BY last_contact_at DESC, c.id LIMIT 20`,
});
