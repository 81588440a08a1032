import { type Declared, readerOf, type Shape, type ValuesOf } from '../query.js';
import type { SqlType } from '../sql-types.js';

/** Everything that a query finds, as one value of another query, so that several need one statement. */
export const gather = ({ sql, parameters }: Declared): string => {
  const names = Object.keys(parameters);
  const named = sql.replaceAll(/\$(\d+)/g, (_, place: string) => `$${names[Number(place) - 1]}`);
  return `(SELECT COALESCE(json_agg(one), '[]') FROM (${named}) AS one)`;
};

/** The type of such a value: rows as the query itself would give them. */
export function gathered<C extends Shape>({ columns }: Declared<Shape, C>): SqlType<ValuesOf<C>[]> {
  const read = readerOf(columns);
  return {
    name: 'json',
    optional: false,
    read: (value) => (value as Record<string, unknown>[]).map(read),
    write: (value) => JSON.stringify(value),
  };
}
