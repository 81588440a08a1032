import { randomUUID } from 'node:crypto';
import { DataSource, dataSourceOptions, findOutgoingEvents, migrate } from '@frontdoor/persistence';
import { expect, it } from 'vitest';
import { newDatabase } from '../../../test/support/database.js';

it('events of a database that was restored elsewhere are told on from where each subscriber was', async () => {
  const url = await newDatabase();
  await migrate(url);
  const source = await new DataSource(dataSourceOptions(url, 2)).initialize();
  const organisationId = randomUUID();
  await source.query(
    `INSERT INTO organisation (id, name, zone, pack_id, created_at) VALUES ($1, 'Fenmoor', 'Europe/London', 'x', now())`,
    [organisationId],
  );
  // Transactions of a server that had come further than this one; the third committed before the second.
  for (const tx of ['900000000001', '900000000003', '900000000002'])
    await source.query(
      `INSERT INTO outgoing_event (tx, organisation_id, type, subject_id, data, at) VALUES ($1, $2, 'enquiry.opened', $2, '{}', now())`,
      [tx, organisationId],
    );
  const [first, , third] = (await source.query(`SELECT position FROM outgoing_event ORDER BY position`)) as {
    position: string;
  }[];
  const subscribe = (name: string, tx: string, position: string) =>
    source.query(
      `INSERT INTO subscriber (id, organisation_id, name, url, shape, personal_data, sealed_secret, state, state_at, tx, position,
         next_attempt_at, created_at)
       VALUES (gen_random_uuid(), $1, $2, 'https://x.example', 'thin', false, '\\x00', 'active', now(), $3, $4, now(), now())`,
      [organisationId, name, tx, position],
    );
  await subscribe('behind', '900000000001', first!.position);
  await subscribe('up to date', '900000000003', String(Number(third!.position) - 1));
  const after = async (name: string) => {
    const [{ tx, position }] = (await source.query(
      `SELECT tx::text, position FROM subscriber WHERE name = $1`,
      [name],
    )) as [{ tx: string; position: string }];
    const wanted = { organisationId, tx, position, types: [], kinds: [], serviceIds: [], limit: 10 };
    return (await findOutgoingEvents(source, wanted)).map((event) => event.position);
  };
  expect(await after('behind')).toEqual([]);
  await migrate(url);
  expect(await after('behind')).toHaveLength(2);
  expect(await after('up to date')).toEqual([]);
  const again = await source.query(`SELECT count(*) FROM outgoing_event WHERE tx <> '3'`);
  expect(again).toEqual([{ count: '0' }]);
  await source.destroy();
});
