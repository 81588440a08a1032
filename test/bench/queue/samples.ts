import type { DataSource } from '@frontdoor/persistence';

/** One of the open items, and what somebody could know of it. */
export interface Sample {
  enquiryId: string;
  reference: string;
  service: string;
  channel: string;
  topic: string;
  street: string;
  /** A name that stands in what was written only. */
  hall: string;
  lastName: string;
  email: string;
  telephone: string;
  /** Of the page that begins behind it. */
  cursor: string;
  /** Behind the tenth of those that the holder has in hand. */
  ownCursor: string;
}

interface Row extends Omit<Sample, 'topic' | 'street' | 'cursor' | 'ownCursor'> {
  subject: string;
  position: Position;
}

/** Urgent at, queued at, id. */
type Position = [string, string, string];

/** `count` of the items that wait, from all over the queue. `own` is the log-in name of the holder. */
export async function samplesOf(
  database: DataSource,
  { items, count, own }: { items: number; count: number; own: string },
): Promise<Sample[]> {
  const rows = await database.query<Row[]>(
    `SELECT e.id AS "enquiryId", e.reference, s.slug AS service, w.channel, e.subject,
            split_part(c.name, ' ', 2) AS "lastName",
            (SELECT substring(text FROM 'next to (\\w+) Hall') FROM contact x WHERE x.enquiry_id = e.id LIMIT 1) AS hall,
            (SELECT value FROM identifier i WHERE i.organisation_id = w.organisation_id AND i.kind = 'email'
             AND i.id >= c.id ORDER BY id LIMIT 1) AS email,
            (SELECT value FROM identifier i WHERE i.organisation_id = w.organisation_id AND i.kind = 'phone'
             AND i.id >= c.id ORDER BY id LIMIT 1) AS telephone,
            json_build_array(w.urgent_at, w.queued_at, w.id) AS position
     FROM work_item w JOIN enquiry e ON e.id = w.enquiry_id JOIN service s ON s.id = w.service_id
     JOIN customer c ON c.id = e.customer_id
     WHERE w.state = 'waiting' AND w.id = ANY($1)`,
    [Array.from({ length: count * 2 }, (_, i) => itemId(Math.floor((i * items * 0.9) / (count * 2))))],
  );
  const [tenth] = await database.query<{ position: Position }[]>(
    `SELECT json_build_array(w.urgent_at, w.queued_at, w.id) AS position
     FROM work_item w JOIN agent a ON a.id = w.agent_id WHERE a.email LIKE $1
     ORDER BY w.urgent_at, w.queued_at, w.id OFFSET 9 LIMIT 1`,
    [`${own}@%`],
  );
  return rows.slice(0, count).map(({ subject, ...row }) => ({
    ...row,
    topic: subject.split(' in ')[0]!,
    street: subject.split(' in ')[1]!.split(' ')[0]!,
    cursor: cursorAt(row.position),
    ownCursor: cursorAt(tenth!.position),
  }));
}

const itemId = (n: number): string => `00000000-0000-7000-8004-${n.toString(16).padStart(12, '0')}`;

/** As the hub writes it, so that a page deep in the queue need not be walked to. */
const cursorAt = ([urgentAt, queuedAt, id]: Position): string =>
  Buffer.from(
    JSON.stringify([new Date(urgentAt).toISOString(), new Date(queuedAt).toISOString(), id]),
  ).toString('base64url');
