import type { DataSource } from '@frontdoor/persistence';

type Tell = (line: string) => void;

const AT_ONCE = 50_000;
/** Who holds what is offered and assigned. */
const HOLDERS = 500;
/** So many of what is assigned are in the hands of one agent of the council, however long the queue is. */
const OWN = 20;

/** A number from 0 up to `below` that depends on `n` and the purpose and on nothing else. */
const spread = (purpose: number, below: number): string =>
  `((hashint8extended(n, ${purpose}) & 1073741823) % ${below})`;

const idOf = (table: number): string =>
  `('00000000-0000-7000-8${table.toString().padStart(3, '0')}-' || lpad(to_hex(n), 12, '0'))::uuid`;
const CUSTOMER = idOf(1);
const ENQUIRY = idOf(2);
const CONTACT = idOf(3);

/** Every number has one of its own, as scattered as those that are drawn by lot: an odd factor loses nothing. */
const DIGITS = `upper(lpad(to_hex((n * 2654435761) & 4294967295), 8, '0'))`;
const REFERENCE = `translate(left(${DIGITS}, 4) || '-' || right(${DIGITS}, 4), '01', 'GH')`;

/** Words of which names and streets are made: nobody's. */
const BEGINNINGS =
  'Ald Bran Cor Dun Esk Fal Gar Hol Inver Kel Lor Mar Nor Osk Pel Quen Ros Sel Tor Ul Ven Wyr Yar Zen';
const MIDDLES = 'a be co di el fa go hi in ka lo mi na or pe ra si to ul ve';
const ENDS =
  'brook dale den field ford gate ham holm hurst land ley mere more ridge stead thorpe ton wick wood worth';
const TOPICS = [
  'Missed bin',
  'Council Tax band',
  'Street light out',
  'Resident permit',
  'Postal vote',
  'Leaking roof',
  'Noise at night',
  'Bus pass',
  'Bulky waste',
  'Change of address',
  'Blocked drain',
  'Housing Benefit claim',
];

const array = (words: readonly string[]): string => `ARRAY['${words.join("','")}']`;
const pick = (words: string, purpose: number): string => {
  const list = words.split(' ');
  return `(${array(list)})[1 + ${spread(purpose, list.length)}]`;
};
const place = (purpose: number): string =>
  `${pick(BEGINNINGS, purpose)} || ${pick(MIDDLES, purpose + 1)} || ${pick(ENDS, purpose + 2)}`;

/** Every number makes one open item with its customer, enquiry, contact and promise; columns of the same names. */
const ITEMS = `
  item AS (
    SELECT x.*, CASE WHEN fraction < 5 THEN 'assigned' WHEN fraction < 10 THEN 'offered' ELSE 'waiting' END AS state,
           CASE WHEN channel IN ('email', 'web', 'api') THEN 'email' ELSE 'phone' END AS party_kind,
           CASE WHEN channel IN ('email', 'web', 'api') THEN 'resident-' || n || '@customer.example'
                ELSE '+441632' || lpad(n::text, 6, '0') END AS party,
           due - interval '1 day' AS at_risk, s.id AS service_id, s.team_id, s.kind AS enquiry_kind, s.slug, s.customer_service_centre
    FROM (SELECT n, place.*,
                 ${place(36)} AS hall, ${place(10)} AS first_name, ${place(20)} AS last_name,
                 (${array(TOPICS)})[1 + ${spread(30, TOPICS.length)}] || ' in ' || ${place(31)} || ' Road' AS subject,
                 (ARRAY['email', 'phone', 'sms', 'web', 'api', 'letter'])[1 + ${spread(40, 6)}] AS channel,
                 (ARRAY['en', 'en', 'en', 'en', 'en', 'en', 'en', 'pl', 'bn', 'pt'])[1 + ${spread(41, 10)}] AS language,
                 ${spread(42, 100)} AS fraction,
                 now() - interval '1 minute' - ${spread(43, 30 * 86_400)} * interval '1 second' AS received,
                 now() - interval '5 days' + ${spread(44, 25 * 86_400)} * interval '1 second' AS due
          FROM generate_series($1::bigint, $2::bigint - 1) AS n, place) AS x
    JOIN LATERAL (SELECT * FROM service WHERE id = x.service_ids[1 + ${spread(45, 11)}]) AS s ON true)`;

const PLACE = `
  place AS MATERIALIZED (
    SELECT o.id AS organisation_id, c.pack_id, c.version AS pack_version, c.hash AS pack_hash, (SELECT id FROM entry_point ORDER BY id LIMIT 1) AS entry_point_id,
           array(SELECT id FROM service ORDER BY slug) AS service_ids,
           array(SELECT id FROM agent WHERE email LIKE 'holder-%' ORDER BY email) AS holders,
           (SELECT id FROM agent WHERE email LIKE $3) AS own
    FROM organisation o JOIN charter_edition c ON c.pack_id = o.pack_id LIMIT 1)`;

const fill = (sql: string): string => `WITH ${PLACE}, ${ITEMS} ${sql}`;

const STATEMENTS = [
  `INSERT INTO customer (id, organisation_id, name, language, created_at)
   SELECT ${CUSTOMER}, organisation_id, first_name || ' ' || last_name, language, received FROM item`,
  `INSERT INTO identifier (id, organisation_id, customer_id, kind, value, created_at)
   SELECT ${CUSTOMER}, organisation_id, ${CUSTOMER}, party_kind, party, received FROM item`,
  `INSERT INTO enquiry (id, organisation_id, reference, subject, kind, state, service_id, customer_id, owner_id, pack_id,
     pack_version, pack_hash, opened_at, last_contact_at)
   SELECT ${ENQUIRY}, organisation_id, ${REFERENCE}, subject, enquiry_kind, 'open', service_id, ${CUSTOMER}, NULL,
     pack_id, pack_version, pack_hash, received, received FROM item`,
  `INSERT INTO contact (id, organisation_id, enquiry_id, entry_point_id, direction, channel, party_kind, party_value,
     party_name, subject, text, at)
   SELECT ${CONTACT}, organisation_id, ${ENQUIRY}, entry_point_id, 'in', channel, party_kind, party,
     first_name || ' ' || last_name, subject, subject || '. It is next to ' || hall || ' Hall. ' || repeat('It has been so for some days and it gets worse. ', 6),
     received FROM item`,
  `INSERT INTO enquiry_event (id, organisation_id, enquiry_id, type, at, data, contact_id, recorded_at)
   SELECT ${idOf(6)}, organisation_id, ${ENQUIRY}, 'contact-received', received, jsonb_build_object('channel', channel,
     'service', slug, 'customerServiceCentre', customer_service_centre, 'enquiryKind', enquiry_kind), ${CONTACT}, received
   FROM item`,
  `INSERT INTO work_item (id, organisation_id, enquiry_id, contact_id, kind, state, service_id, channel, language, weight,
     queued_at, urgent_at, promise_due_at, promise_at_risk_at, agent_id, offer_expires_at, accepted_at)
   SELECT ${idOf(4)}, organisation_id, ${ENQUIRY}, ${CONTACT}, 'answer', state, service_id, channel, language,
     CASE channel WHEN 'phone' THEN 2 ELSE 1 END, received, due, due, at_risk,
     CASE WHEN state = 'waiting' THEN NULL WHEN n < ${OWN * 20} AND state = 'assigned' THEN own
          ELSE holders[1 + ${spread(50, HOLDERS)}] END,
     CASE WHEN state = 'offered' THEN now() + interval '1 day' END, CASE WHEN state = 'assigned' THEN received END
   FROM item`,
  `INSERT INTO commitment (id, organisation_id, enquiry_id, contact_id, promise_id, clock_id, title, state, started_at,
     due_at, first_due_at, at_risk_at, explanation, next_alarm_at, alarms, service_id, team_id, channel, kind, pack_id,
     pack_version, pack_hash, unit)
   SELECT ${idOf(5)}, organisation_id, ${ENQUIRY}, ${CONTACT}, 'CITY-E2', 'CITY-E2', 'A full response in time',
     CASE WHEN due < now() THEN 'missed' WHEN ${spread(60, 20)} = 0 THEN 'paused' ELSE 'running' END, received, due, due,
     ARRAY[at_risk], ARRAY['Received', 'Due after some working days, at the close of the office'],
     CASE WHEN due < now() THEN NULL WHEN at_risk < now() THEN due ELSE at_risk END,
     CASE WHEN at_risk < now() THEN 1 ELSE 0 END, service_id, team_id, channel, enquiry_kind, pack_id, pack_version, pack_hash,
     'working-days' FROM item`,
];

/** Agents of the council who only hold work: they never log in. */
export async function createHolders(database: DataSource): Promise<void> {
  await database.query(
    `INSERT INTO agent (id, organisation_id, team_id, name, email, password_hash, roles, languages, capacity, load, presence_at)
     SELECT gen_random_uuid(), organisation_id, team_id, 'Holder ' || n, 'holder-' || lpad(n::text, 4, '0'), '', '{agent}',
       '{en}', 1, 1, now()
     FROM (SELECT * FROM agent LIMIT 1) AS a, generate_series(1, $1) AS n`,
    [HOLDERS],
  );
}

/**
 * Open items from number `from` up to `to`, spread over the services, languages and channels of the council and over
 * thirty days; a tenth is offered or assigned. `own` is the log-in name of the agent whose own work stays the same.
 */
export async function openItems(
  database: DataSource,
  { from, to, own }: { from: number; to: number; own: string },
  tell: Tell,
): Promise<void> {
  for (let first = from; first < to; first += AT_ONCE) {
    const last = Math.min(to, first + AT_ONCE);
    tell(`queue: ${last} of ${to} open items`);
    for (const sql of STATEMENTS) await database.query(fill(sql), [first, last, `${own}@%`]);
  }
  await database.query('VACUUM ANALYZE');
  await database.query('CHECKPOINT');
}
