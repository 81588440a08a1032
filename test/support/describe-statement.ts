import type { Client, Connection } from 'pg';

export interface Described {
  /** Types of the parameters, as PostgreSQL calls them. */
  parameters: string[];
  columns: {
    name: string;
    type: string;
    /** The column of a table it is read from may be NULL. */ nullable: boolean;
  }[];
}

interface Field {
  name: string;
  dataTypeID: number;
  tableID: number;
  columnID: number;
}

/** Has the server say what a statement takes and gives, without running it. */
export async function describeStatement(client: Client, sql: string): Promise<Described> {
  const { types, fields } = await parse(client, sql);
  const oids = [...types, ...fields.map(({ dataTypeID }) => dataTypeID)];
  const { rows } = await client.query<{ name: string; nullable: boolean }>(
    `SELECT g.oid::oid::regtype::text AS name, COALESCE(NOT a.attnotnull, false) AS nullable
     FROM unnest($1::bigint[], $2::bigint[], $3::int[]) WITH ORDINALITY AS g (oid, tab, col, n)
     LEFT JOIN pg_attribute a ON a.attrelid = g.tab::oid AND a.attnum = g.col AND g.col > 0 ORDER BY g.n`,
    [
      oids,
      [...types.map(() => 0), ...fields.map(({ tableID }) => tableID)],
      [...types.map(() => 0), ...fields.map(({ columnID }) => columnID)],
    ],
  );
  return {
    parameters: rows.slice(0, types.length).map(({ name }) => name),
    columns: rows
      .slice(types.length)
      .map(({ name: type, nullable }, i) => ({ name: fields[i]!.name, type, nullable })),
  };
}

/** The steps `parse` and `describe` of the extended query protocol. */
function parse(client: Client, text: string): Promise<{ types: number[]; fields: Field[] }> {
  return new Promise((resolve, reject) => {
    let types: number[] = [];
    let fields: Field[] = [];
    const onTypes = (message: { dataTypeIDs: number[] }): void => void (types = message.dataTypeIDs);
    let connection: Connection;
    client.query({
      submit: (on: Connection) => {
        connection = on;
        connection.on('parameterDescription', onTypes);
        connection.parse({ name: '', text, types: [] }, true);
        connection.describe({ type: 'S', name: '' }, true);
        connection.sync();
      },
      handleRowDescription: (message: { fields: Field[] }) => void (fields = message.fields),
      handleError: (error: Error) => {
        connection.off('parameterDescription', onTypes);
        reject(new Error(`${error.message}: ${text}`, { cause: error }));
      },
      handleReadyForQuery: () => {
        connection.off('parameterDescription', onTypes);
        resolve({ types, fields });
      },
    } as never);
  });
}
