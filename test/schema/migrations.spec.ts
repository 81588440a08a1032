import { DataSource, dataSourceOptions, migrate } from '@frontdoor/persistence';
import { describe, expect, it } from 'vitest';
import { newDatabase } from '../support/database.js';

describe('migrations', () => {
  it('make every table and column that the entities read, with the same type and nullability', async () => {
    const url = await newDatabase();
    await migrate(url);
    const source = await new DataSource(dataSourceOptions(url, 2)).initialize();
    const columns = await source.query<
      { table_name: string; column_name: string; is_nullable: string; udt_name: string }[]
    >(
      `SELECT table_name, column_name, is_nullable, udt_name FROM information_schema.columns WHERE table_schema = 'public'`,
    );
    const made = new Map(
      columns.map((c) => [`${c.table_name}.${c.column_name}`, `${c.udt_name} ${c.is_nullable}`]),
    );
    const udt: Record<string, string> = {
      integer: 'int4',
      boolean: 'bool',
      bigint: 'int8',
      'double precision': 'float8',
    };
    for (const entity of source.entityMetadatas) {
      for (const column of entity.columns) {
        const type = udt[String(column.type)] ?? String(column.type);
        const expected = `${column.isArray ? '_' : ''}${type} ${column.isNullable ? 'YES' : 'NO'}`;
        expect(`${column.databaseName}: ${made.get(`${entity.tableName}.${column.databaseName}`)}`).toBe(
          `${column.databaseName}: ${expected}`,
        );
      }
    }
    await source.destroy();
  });

  it('run once when several processes start together, and can be undone', async () => {
    const url = await newDatabase();
    const counts = await Promise.all([migrate(url), migrate(url), migrate(url)]);
    expect(counts.filter((n) => n > 0)).toHaveLength(1);
    const source = await new DataSource(dataSourceOptions(url, 2)).initialize();
    while ((await source.query(`SELECT 1 FROM migrations`)).length > 0) await source.undoLastMigration();
    const left = await source.query(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'`,
    );
    expect(left).toEqual([]);
    await source.destroy();
  });
});
