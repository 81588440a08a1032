import type { DataSource } from '@frontdoor/persistence';

const ENQUIRIES = 50_000;
const AT_ONCE = 100_000;
/** Each enquiry has at most one of the falling of each of these. */
const FALLING = ['CITY-E1', 'CITY-E2', 'CITY-L1', 'CITY-F1'];

/** So many commitments, numbered from `first` on; the first is due at `from`, and one more each `everyMs`. */
export interface Falling {
  first: number;
  count: number;
  from: number;
  everyMs: number;
}

type Tell = (line: string) => void;

/** Enquiries of the demonstration council, each in the hands of an agent. */
export async function openEnquiries(database: DataSource): Promise<void> {
  await database.query(
    `WITH place AS (
       SELECT s.id AS service_id, s.organisation_id, array(SELECT id FROM agent) AS agents FROM service s LIMIT 1),
     someone AS (
       INSERT INTO customer SELECT gen_random_uuid(), organisation_id, NULL, 'en', now() FROM place RETURNING id),
     opened AS (
       INSERT INTO enquiry (id, organisation_id, reference, subject, kind, state, service_id, customer_id, owner_id, pack_id,
         pack_version, pack_hash, opened_at, last_contact_at)
       SELECT ${enquiryId('n')}, organisation_id, 'BENCH-' || n, 'A street light is out', 'enquiry', 'open', service_id,
         someone.id, agents[1 + n % array_length(agents, 1)], 'cambridge-city', '1', '', now(), now()
       FROM place, someone, generate_series(0, $1 - 1) AS n
       RETURNING id, organisation_id, service_id, owner_id)
     INSERT INTO work_item (id, organisation_id, enquiry_id, contact_id, kind, state, service_id, channel, language, weight,
       queued_at, urgent_at, agent_id, accepted_at)
     SELECT gen_random_uuid(), organisation_id, id, id, 'answer', 'assigned', service_id, 'email', 'en', 1, now(), now(),
       owner_id, now()
     FROM opened`,
    [ENQUIRIES],
  );
}

/** Commitments that fall due in years, spread over all enquiries. */
export async function openDistant(database: DataSource, count: number, tell: Tell): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) {
    const to = Math.min(count, from + AT_ONCE);
    tell(`alarms: ${to} of ${count} distant commitments`);
    await database.query(
      `${INTO} SELECT ${COLUMNS}, 'CITY-C1', due, ARRAY[due - interval '9 days', due - interval '1 day'], due - interval '9 days'
       FROM (SELECT n, now() + interval '1 year' + n * interval '100 seconds' AS due FROM generate_series($1::int, $2 - 1) AS n) AS x
       JOIN enquiry e ON e.id = ${enquiryId('n')} JOIN service s ON s.id = e.service_id`,
      [from, to],
    );
  }
  await database.query('ANALYZE');
  await database.query('CHECKPOINT');
}

/** Commitments that fall due soon. `fallen` finds the number of each in its alarm. */
export async function openFalling(
  database: DataSource,
  { first, count, from, everyMs }: Falling,
): Promise<void> {
  await database.query(
    `${INTO} SELECT ${COLUMNS}, ($5::text[])[1 + n / ${ENQUIRIES}], due, '{}', due
     FROM (SELECT n, to_timestamp(($3::float8 + (n - $1) * $4::float8) / 1000) AS due FROM generate_series($1::int, $1 + $2 - 1) AS n) AS x
     JOIN enquiry e ON e.id = ${enquiryId('n')} JOIN service s ON s.id = e.service_id`,
    [first, count, from, everyMs, FALLING],
  );
}

/** The number of the commitment that an alarm is about; undefined for an alarm of anything else. */
export function fallen(enquiry: string, text: string): number | undefined {
  const promise = FALLING.indexOf(text.split(' ', 1)[0]!);
  return promise < 0 ? undefined : promise * ENQUIRIES + Number.parseInt(enquiry.slice(-12), 16);
}

const enquiryId = (n: string): string =>
  `('00000000-0000-7000-8000-' || lpad(to_hex(${n} % ${ENQUIRIES}), 12, '0'))::uuid`;

const INTO = `INSERT INTO commitment (id, organisation_id, enquiry_id, contact_id, clock_id, title, state, started_at,
  first_due_at, explanation, service_id, team_id, channel, kind, pack_id, pack_version, pack_hash, unit, promise_id,
  due_at, at_risk_at, next_alarm_at)`;

const COLUMNS = `gen_random_uuid(), e.organisation_id, e.id, gen_random_uuid(), 'answer', 'A full response in time',
  'running', now(), due, ARRAY['Received on Wednesday 10 June 2026 at 12:00', 'Working time counts from 12:00',
  'Due after 10 working days, at the close of the office'], e.service_id, s.team_id, 'email', 'enquiry', 'cambridge-city', '1', '',
  'working-days'`;
