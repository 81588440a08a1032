import type { Pool, QueryResult } from 'pg';
import type { DataSource } from 'typeorm';

/**
 * Runs a statement outside any transaction, planned once for each connection: for the few that run thousands of
 * times. A name belongs to one text.
 */
export async function prepared<Row extends object>(
  source: DataSource,
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  const { master } = source.driver as unknown as { master: Pool };
  const result: QueryResult<Row> = await master.query<Row>({ name, text, values });
  return result.rows;
}
