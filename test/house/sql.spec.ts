import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { projectFiles } from './tracked-files.js';

/** A statement at the beginning of a text; capitals tell it from a sentence. */
const STATEMENT =
  /^[`'"\s(]*(SELECT\s|WITH\s+\w+\s+AS\s|INSERT INTO\s|UPDATE\s+\S+\s+(\w+\s+)?SET\s|DELETE FROM\s|MERGE INTO\s|TRUNCATE\s|LOCK TABLE\s|SET LOCAL\s|VACUUM\b|ANALYZE\b|(CREATE|ALTER|DROP)\s+(TABLE|INDEX|EXTENSION|TYPE|VIEW|FUNCTION|TRIGGER)\s)/;

/** What tells the time by the clock of the database. */
const DATABASE_TIME =
  /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(|\b(current_(timestamp|date|time)|localtime(stamp)?)\b/i;

/** Ways past the queries of libs/persistence. */
const WAYS_PAST = new Set(['query', 'createQueryBuilder']);

type Find = (node: ts.Node) => boolean;

const isText: Find = (node) => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

const isSql: Find = (node) => {
  if (isText(node)) return STATEMENT.test(node.getText());
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const [first] = node.arguments;
  return (
    WAYS_PAST.has(node.expression.name.text) && first !== undefined && !ts.isObjectLiteralExpression(first)
  );
};

const asksForTime: Find = (node) => isText(node) && DATABASE_TIME.test(node.getText());

/** Lines of a file where something stands that is looked for. */
function linesWith(find: Find, file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = new Set<number>();
  const look = (node: ts.Node): void => {
    if (find(node)) found.add(source.getLineAndCharacterOfPosition(node.getStart(source)).line);
    ts.forEachChild(node, look);
  };
  look(source);
  return [...found].map((line) => `${file}:${line + 1}: ${text.split('\n')[line]!.trim()}`);
}

const product = projectFiles().filter(
  ({ file }) => /^(libs|apps)\/.*\.tsx?$/.test(file) && !/\.(spec|test-[a-z-]+)\.tsx?$/.test(file),
);
const inPersistence = (file: string): boolean => file.startsWith('libs/persistence/');

describe('SQL', () => {
  it('stands in libs/persistence only', () => {
    const others = product.filter(({ file }) => !inPersistence(file));
    expect(others.length).toBeGreaterThan(400);
    expect(
      others.flatMap(({ file, text }) => linesWith(isSql, file, text)),
      'declare a query() in libs/persistence/queries and call that',
    ).toEqual([]);
  });

  it('is told the time by the program', () => {
    // A migration runs once, by itself; what it dates has no clock but that of the database.
    const queries = product.filter(
      ({ file }) => inPersistence(file) && !file.startsWith('libs/persistence/migrations/'),
    );
    expect(queries.length).toBeGreaterThan(40);
    expect(
      queries.flatMap(({ file, text }) => linesWith(asksForTime, file, text)),
      'take `now` as a parameter, from the Clock',
    ).toEqual([]);
  });

  it.each([
    ["await manager.query('SELECT 1 FROM agent');", true],
    ['const rows = await source.query<Row[]>(sql, [id]);', true],
    ['await manager.query(`SET LOCAL synchronous_commit = off`);', true],
    ['const DUE = `UPDATE delivery SET state = $1`;', true],
    ['const OLD = `\n  DELETE FROM session WHERE seen_at < ${at}`;', true],
    ["await manager.createQueryBuilder(WorkItem, 'w').getMany();", true],
    ['await findDue(manager, { now });', false],
    ["throw new Error('Select a service, or update the agent');", false],
    ['const { rows } = list.query({ page: 2 });', false],
    ['// SELECT one FROM these', false],
    ['const REMEDY = "Run CREATE EXTENSION unaccent in it";', false],
  ])('outside is found: %s', (text, found) => {
    expect(linesWith(isSql, 'some.ts', text).length > 0).toBe(found);
  });

  it.each([
    ['const sql = `SELECT FROM session WHERE seen_at < now()`;', true],
    ['const sql = `UPDATE agent SET presence_at = CURRENT_TIMESTAMP WHERE id = ${id}`;', true],
    ["const sql = 'SELECT clock_timestamp ()';", true],
    ['const sql = `SELECT FROM session WHERE seen_at < $now`;', false],
    ['const until = performance.now() + ms;', false],
    ['/** Never `now()` of the database. */', false],
  ])('that asks the database for the time is found: %s', (text, found) => {
    expect(linesWith(asksForTime, 'some.ts', text).length > 0).toBe(found);
  });
});
