import { toIso } from '@frontdoor/kernel';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/**
 * Inserts many rows of one entity with one short statement, whatever their number: they travel as one JSON value.
 * Columns that no row mentions get their defaults; where some rows mention a column, the others get NULL.
 */
export async function bulkInsert<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly { [K in keyof Row]?: Row[K] }[],
): Promise<void> {
  if (rows.length === 0) return;
  const { tableName, columns } = manager.connection.getMetadata(entity);
  const mentioned = new Set(rows.flatMap((row) => Object.keys(row)));
  const wanted = columns.filter(({ propertyName }) => mentioned.has(propertyName));
  const json = rows.map((row) =>
    Object.fromEntries(
      wanted.map(({ propertyName, databaseName, type }) => [databaseName, storedAs(type, row[propertyName])]),
    ),
  );
  const names = wanted.map(({ databaseName }) => `"${databaseName}"`).join(', ');
  await manager.query(
    `INSERT INTO "${tableName}" (${names}) SELECT ${names} FROM jsonb_populate_recordset(NULL::"${tableName}", $1::jsonb)`,
    [JSON.stringify(json)],
  );
}

/**
 * Updates many rows of one entity, each by its id, with one statement. Every row gives the same columns.
 */
export async function bulkUpdate<Row extends ObjectLiteral & { id: string }>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly ({ [K in keyof Row]?: Row[K] } & { id: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  const { tableName, columns } = manager.connection.getMetadata(entity);
  const wanted = columns.filter(({ propertyName }) => propertyName in rows[0]!);
  const json = rows.map((row) =>
    Object.fromEntries(
      wanted.map(({ propertyName, databaseName, type }) => [
        databaseName,
        storedAs(type, row[propertyName as keyof typeof row]),
      ]),
    ),
  );
  const set = wanted
    .filter(({ propertyName }) => propertyName !== 'id')
    .map(({ databaseName }) => `"${databaseName}" = given."${databaseName}"`)
    .join(', ');
  await manager.query(
    `UPDATE "${tableName}" AS kept SET ${set} FROM jsonb_populate_recordset(NULL::"${tableName}", $1::jsonb) AS given
     WHERE kept.id = given.id`,
    [JSON.stringify(json)],
  );
}

/** Instants are numbers in the program. */
function storedAs(type: unknown, value: unknown): unknown {
  if (type !== 'timestamptz') return value ?? null;
  if (Array.isArray(value)) return value.map(toIso);
  return typeof value === 'number' ? toIso(value) : null;
}
