import type { EntityManager } from 'typeorm';
import { planOnce } from '../planned-once.js';
import { snake } from '../snake-naming.js';
import type { SqlType } from './sql-types.js';

/** Types by name, in camel case. */
export type Shape = Readonly<Record<string, SqlType<unknown>>>;
export type ValuesOf<S extends Shape> = {
  -readonly [K in keyof S]: S[K] extends SqlType<infer T> ? T : never;
};
/** A row of what a query finds. */
export type RowOf<Q extends (...given: never[]) => Promise<unknown[]>> = Awaited<ReturnType<Q>>[number];

/** What runs a query: the data source, or the manager of a transaction. */
export type Runner = Pick<EntityManager, 'query'>;

export interface Declared<P extends Shape = Shape, C extends Shape = Shape> {
  /** With `$1`, `$2` … in the order of `parameters`. */
  readonly sql: string;
  readonly parameters: P;
  readonly columns: C;
}

export interface Query<P extends Shape, C extends Shape> extends Declared<P, C> {
  (runner: Runner, parameters: ValuesOf<P>): Promise<ValuesOf<C>[]>;
}

const PARAMETER = /\$([a-z]\w*)/gi;

/**
 * A statement with the types of its parameters and of the columns of its rows. In `sql` a parameter is written by its
 * name, `$organisationId`; a column `last_contact_at` is `lastContactAt` in `columns` and in the rows. A statement that
 * gives no rows has no columns. The instant that counts as now is a parameter, never `now()` of the database.
 *
 * Every query that a file of this folder exports, alone or as a member of an object, is compared with the real schema
 * by `query.spec.ts`.
 *
 * @throws Error where the parameters declared and those in `sql` are not the same.
 */
export function query<P extends Shape, C extends Shape = Record<string, never>>(
  given: Given<P, C>,
): Query<P, C> {
  const { write, read, ...declared } = statementOf(given);
  if (given.planned === 'once') planOnce(declared.sql);
  const run = async (runner: Runner, values: ValuesOf<P>): Promise<ValuesOf<C>[]> => {
    const result: unknown = await runner.query(declared.sql, write(values));
    return rowsOf(result).map(read);
  };
  return Object.assign(run, declared);
}

interface Given<P extends Shape, C extends Shape> {
  parameters: P;
  columns?: C;
  sql: string;
  /**
   * `once` for each connection: for what runs often and has one good plan, whatever its parameters are. Not where a
   * parameter decides which index serves, as one does that is NULL to leave nothing out.
   */
  planned?: 'once';
}

interface Statement<P extends Shape, C extends Shape> extends Declared<P, C> {
  write: (values: ValuesOf<P>) => unknown[];
  read: (raw: Raw) => ValuesOf<C>;
}

function statementOf<P extends Shape, C extends Shape>(given: Given<P, C>): Statement<P, C> {
  const { parameters, columns = {} as C } = given;
  const names = Object.keys(parameters);
  const used = new Set([...given.sql.matchAll(PARAMETER)].map((match) => match[1]!));
  const odd = [...used]
    .filter((name) => !names.includes(name))
    .concat(names.filter((name) => !used.has(name)));
  if (odd.length > 0) throw new Error(`Declared or used, but not both: ${odd.join(', ')} in ${given.sql}`);
  return {
    sql: given.sql.replaceAll(PARAMETER, (_, name: string) => `$${names.indexOf(name) + 1}`),
    parameters,
    columns,
    write: (values) => names.map((name) => parameters[name]!.write(values[name])),
    read: readerOf(columns),
  };
}

type Raw = Record<string, unknown>;

/** TypeORM gives rows, and for UPDATE and DELETE the rows and their number. */
const rowsOf = (result: unknown): Raw[] =>
  Array.isArray(result) && Array.isArray(result[0]) ? (result[0] as Raw[]) : (result as Raw[]);

/** From a row of the driver, or of JSON, to one of the program. */
export function readerOf<C extends Shape>(columns: C): (raw: Raw) => ValuesOf<C> {
  const all = Object.entries(columns).map(([name, type]) => ({ name, type, column: snake(name) }));
  return (raw) => {
    const row: Raw = {};
    for (const { name, type, column } of all) row[name] = type.read(raw[column]);
    return row as ValuesOf<C>;
  };
}
