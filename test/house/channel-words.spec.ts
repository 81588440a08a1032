import { channel, CHANNELS } from '@frontdoor/contracts';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { projectFiles } from './tracked-files.js';

/**
 * Where a channel may be told by its name: the table, the island of the channel, charters (a promise is for a channel),
 * what is already in a database, the made-up council and the customers played for it, and tests.
 */
const MAY = [
  /^libs\/(kernel\/words|contracts\/channels)\.ts$/,
  /^libs\/channels\/((?!core\/)[^/]+|core\/(fake|conformance))\//,
  /^libs\/charter\//,
  /^libs\/persistence\/migrations\//,
  /^libs\/demonstration\//,
  /^apps\/(hub|console)\/src\/.*\b(demonstration|try-it)\/|^libs\/contracts\/api\/try-it\.ts$/,
  /^test\//,
  /\.spec\.tsx?$|\.test-[a-z-]+\.ts$/,
];

const words: ReadonlySet<string> = new Set(channel.options);
const isWord = (node: ts.Node): boolean => ts.isStringLiteralLike(node) && words.has(node.text);
const SQL = new RegExp(
  String.raw`channel\s*(=|<>|!=|(NOT\s+)?IN\s*\()\s*'(${channel.options.join('|')})'`,
  'i',
);

/** Lines of a file that tell a channel by its name: in a comparison, a switch, a list, SQL, or a table of their own. */
function comparisons(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: ts.Node[] = [];
  const speaksOfChannels = (node: ts.Node): boolean => /channel/i.test(node.getText(source));
  const look = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && /^[!=]==?$/.test(node.operatorToken.getText(source))) {
      const { left, right } = node;
      if ((isWord(left) && speaksOfChannels(right)) || (isWord(right) && speaksOfChannels(left)))
        found.push(node);
    }
    if (ts.isSwitchStatement(node) && speaksOfChannels(node.expression))
      found.push(
        ...node.caseBlock.clauses.filter((each) => ts.isCaseClause(each) && isWord(each.expression)),
      );
    if (ts.isArrayLiteralExpression(node)) {
      const others = node.elements.filter((each) => !isWord(each));
      if (node.elements.length > 1 && others.length === 0) found.push(node);
    }
    if (ts.isObjectLiteralExpression(node)) {
      const keys = node.properties.flatMap(({ name }) => (name ? [name.getText(source)] : []));
      if (keys.length > 2 && keys.every((key) => words.has(key.replaceAll("'", '')))) found.push(node);
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node))
      if (SQL.test(node.getText(source))) found.push(node);
    ts.forEachChild(node, look);
  };
  look(source);
  return found.map((node) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    return `${file}:${line + 1}: ${text.split('\n')[line]!.trim()}`;
  });
}

describe('a channel', () => {
  it('is told by its name in the table of channels and its own island only', () => {
    const product = projectFiles().filter(
      ({ file }) => /^(libs|apps)\/.*\.tsx?$/.test(file) && !MAY.some((place) => place.test(file)),
    );
    expect(product.length).toBeGreaterThan(300);
    expect(
      product.flatMap(({ file, text }) => comparisons(file, text)),
      'look it up in CHANNELS of libs/contracts/channels.ts; add a column there if none says it',
    ).toEqual([]);
  });

  it.each([
    ["if (contact.channel === 'sms') join();", true],
    ["const it = 'web' !== draft.channel;", true],
    ["switch (row.channel) { case 'letter': print(); }", true],
    ["const spoken = ['phone', 'voicemail'].includes(channel);", true],
    ["const WORDS = { email: 'Email', sms: 'Text', api: 'System' };", true],
    ["await db.query(`SELECT 1 FROM contact c WHERE c.channel = 'phone' AND c.at > ${since}`);", true],
    ["await db.query(`SELECT 1 FROM contact WHERE channel IN ('fax')`);", true],
    ["if (party.kind === 'email') write();", false],
    ['if (CHANNELS[contact.channel].live) ring();', false],
    ["throw new FrontdoorError('channel-not-configured', { channel: callChannel });", false],
  ])('told by its name is found: %s', (text, told) => {
    expect(comparisons('some.ts', text).length > 0).toBe(told);
  });

  it.each(channel.options)('%s has a row that fits the others', (name) => {
    const { sends, written, answersBy, noticesBy, retriedAs, addressedBy, weight } = CHANNELS[name];
    expect(weight).toBeGreaterThan(0);
    if (written) expect(sends === 'message' || sends === 'letter').toBe(true);
    if (sends) expect(addressedBy).not.toEqual([]);
    if (answersBy) expect(CHANNELS[answersBy].written).toBeDefined();
    if (noticesBy) expect(CHANNELS[noticesBy]).toMatchObject({ sends: 'message', conversation: 'thread' });
    if (retriedAs) expect(CHANNELS[retriedAs].weight).toBe(weight);
  });
});
