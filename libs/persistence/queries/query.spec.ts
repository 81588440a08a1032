import fs from 'node:fs';
import pg from 'pg';
import { DataSource, dataSourceOptions, migrate } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../test/support/database.js';
import { describeStatement } from '../../../test/support/describe-statement.js';
import { snake } from '../snake-naming.js';
import { type Declared, query } from './query.js';
import {
  bigint,
  boolean,
  bytes,
  float,
  instant,
  integer,
  json,
  list,
  optional,
  text,
  uuid,
} from './sql-types.js';

const isQuery = (value: unknown): value is Declared => typeof value === 'function' && 'sql' in value;

/** Every query of the folder by its name. */
async function allQueries(): Promise<[string, Declared][]> {
  const topics = fs
    .readdirSync(import.meta.dirname)
    .flatMap((file) => /^(?!query|sql-types|index)([^.]+)\.ts$/.exec(file)?.[1] ?? []);
  const found: [string, Declared][] = [];
  const add = (name: string, value: unknown): void => {
    if (isQuery(value)) found.push([name, value]);
    else if (value !== null && typeof value === 'object')
      for (const [key, member] of Object.entries(value)) add(`${name}.${key}`, member);
  };
  for (const topic of topics) {
    const exported = (await import(/* @vite-ignore */ `./${topic}.js`)) as Record<string, unknown>;
    const before = found.length;
    add(topic, exported);
    if (found.length === before) throw new Error(`${topic} exports no query`);
  }
  return found;
}

/** What the real schema makes of a query that its declaration does not say; nothing when all is well. */
async function faultsOf(client: pg.Client, { sql, parameters, columns }: Declared): Promise<string[]> {
  const real = await describeStatement(client, sql);
  const faults: string[] = [];
  Object.entries(parameters).forEach(([name, { name: declared }], i) => {
    const taken = real.parameters[i]!;
    // LIMIT and comparisons with bigint take any whole number.
    if (taken !== declared && !(declared === 'integer' && taken === 'bigint'))
      faults.push(`parameter ${name} is ${taken}, declared as ${declared}`);
  });
  for (const { name, type, nullable } of real.columns) {
    const declared = Object.entries(columns).find(([column]) => snake(column) === name)?.[1];
    if (!declared) faults.push(`column ${name} is not declared`);
    else if (declared.name !== type) faults.push(`column ${name} is ${type}, declared as ${declared.name}`);
    else if (nullable && !declared.optional) faults.push(`column ${name} may be NULL`);
  }
  for (const column of Object.keys(columns))
    if (!real.columns.some(({ name }) => name === snake(column))) faults.push(`there is no column ${column}`);
  return faults;
}

describe('a query', () => {
  let client: pg.Client;
  let source: DataSource;

  beforeAll(async () => {
    const url = await newDatabase();
    await migrate(url);
    client = new pg.Client(url);
    await client.connect();
    source = await new DataSource(dataSourceOptions(url, 1)).initialize();
  });
  afterAll(async () => {
    await source?.destroy();
    await client?.end();
  });

  it('of any topic takes and gives what it declares, on the real schema', async () => {
    const faults: string[] = [];
    for (const [name, each] of await allQueries())
      faults.push(...(await faultsOf(client, each)).map((fault) => `${name}: ${fault}`));
    expect(faults).toEqual([]);
  });

  it('is refused where its declaration and the schema differ', async () => {
    const wrong = query({
      parameters: { id: text },
      columns: { name: integer, phone: text, shoeSize: integer },
      sql: `SELECT name, phone, email FROM agent WHERE id = $id`,
    });
    expect(await faultsOf(client, wrong)).toEqual([
      'parameter id is uuid, declared as text',
      'column name is text, declared as integer',
      'column phone may be NULL',
      'column email is not declared',
      'there is no column shoeSize',
    ]);
  });

  it('is refused with parameters that it does not use, or uses and does not declare', () => {
    expect(() => query({ parameters: { a: text }, sql: 'SELECT $b' })).toThrow('b, a');
  });

  it('turns values into those of the program and back', async () => {
    const kinds = {
      theAt: instant,
      ats: list(instant),
      none: optional(uuid),
      some: json<{ a: number[] }>(),
      long: bigint,
      part: float,
      yes: boolean,
      raw: bytes,
    };
    const echo = query({
      parameters: kinds,
      columns: kinds,
      sql: `SELECT $theAt::timestamptz AS the_at, $ats::timestamptz[] AS ats, $none::uuid AS none, $some::jsonb AS some,
                   $long::bigint AS long, $part::float8 AS part, $yes::boolean AS yes, $raw::bytea AS raw`,
    });
    const values = {
      ...{ theAt: 5, ats: [1, 2], none: null, some: { a: [1, 2] } },
      ...{ long: '9007199254740993', part: 0.5, yes: true, raw: Buffer.from('x') },
    };
    expect(await echo(source, values)).toEqual([values]);
    expect(await faultsOf(client, echo)).toEqual([]);
  });

  it('gives the rows that an UPDATE returns', async () => {
    await source.query(`CREATE TEMP TABLE thing AS SELECT 1 AS n UNION SELECT 2`);
    const add = query({
      parameters: { by: integer },
      columns: { n: integer },
      sql: `UPDATE thing SET n = n + $by RETURNING n`,
    });
    expect(await add(source, { by: 10 })).toEqual([{ n: 11 }, { n: 12 }]);
  });
});
