import { toDate } from '@frontdoor/kernel';

/** A type of PostgreSQL and what it is in the program. */
export interface SqlType<T> {
  /** As PostgreSQL calls it: `uuid`, `timestamp with time zone`, `text[]`. */
  readonly name: string;
  /** May be NULL. */
  readonly optional: boolean;
  /** From what the driver gives. */
  read(value: unknown): T;
  /** To what the driver takes. */
  write(value: T): unknown;
}

/** Of types the driver already gives and takes as the program has them. */
const plain = <T>(name: string): SqlType<T> => ({
  name,
  optional: false,
  read: (value) => value as T,
  write: (value) => value,
});

export const uuid = plain<string>('uuid');
export const text = plain<string>('text');
/** Text that is one of a few words. */
export const word = <T extends string>(): SqlType<T> => plain<T>('text');
export const integer = plain<number>('integer');
/** Too long for a number of the program: decimal digits. */
export const bigint = plain<string>('bigint');
export const float = plain<number>('double precision');
export const boolean = plain<boolean>('boolean');
export const bytes = plain<Buffer>('bytea');

/** Epoch milliseconds in the program. */
export const instant: SqlType<number> = {
  name: 'timestamp with time zone',
  optional: false,
  // Inside JSON it is text.
  read: (value) => (typeof value === 'string' ? Date.parse(value) : (value as Date).getTime()),
  write: toDate,
};

export const json = <T>(): SqlType<T> => ({ ...plain<T>('jsonb'), write: (value) => JSON.stringify(value) });

/** A calendar day, YYYY-MM-DD. Only as a parameter: a column is read as text, `found_on::text`. */
export const day: SqlType<string> = {
  ...plain<string>('date'),
  read: () => {
    throw new Error('A column that is a day has to be read as text');
  },
};

/** A one-dimensional array. */
export const list = <T>(of: SqlType<T>): SqlType<readonly T[]> => ({
  name: `${of.name}[]`,
  optional: false,
  read: (value) => (value as unknown[]).map((each) => of.read(each)),
  write: (value) => value.map((each) => of.write(each)),
});

/** NULL in the database is null in the program. */
export const optional = <T>(of: SqlType<T>): SqlType<T | null> => ({
  name: of.name,
  optional: true,
  read: (value) => (value === null ? null : of.read(value)),
  write: (value) => (value === null ? null : of.write(value)),
});
