import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { projectFiles } from './tracked-files.js';

/**
 * Where the code of a promise may stand in words: why a promise is due when it is, figures and packs, which people look
 * codes up in, what integrators and operators read, and what is checked against a published list.
 */
const MAY = [
  /^apps\/cli\//,
  /^apps\/console\/src\/features\/(scoreboard|set-up)\//,
  /^apps\/console\/src\/features\/enquiry\/commitments\/explanation\.tsx$/,
  /^apps\/console\/src\/features\/queue\/why-here\.tsx$/,
  /^apps\/hub\/src\/pages\/score/,
  /^libs\/charter\/(cases|pack|spec)\//,
  /\.spec\.tsx?$|\.test-[a-z-]+\.tsx?$/,
];

const CODE = /^(promiseIds?|clockId)$/;

/** `promiseId`, `row.promiseId`, `promiseIds.join(', ')` */
function isCode(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return CODE.test(node.text);
  if (ts.isPropertyAccessExpression(node)) return CODE.test(node.name.text);
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression))
    return isCode(node.expression.expression);
  return ts.isNonNullExpression(node) && isCode(node.expression);
}

/** Lines of a file in which the code of a promise stands among words, or is shown by itself. */
function shownCodes(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: ts.Node[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node)) {
      const words = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('');
      if (/\p{L}/u.test(words) && node.templateSpans.some(({ expression }) => isCode(expression)))
        found.push(node);
    }
    const isChild = ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent);
    if (isChild && node.expression && isCode(node.expression)) found.push(node);
    ts.forEachChild(node, look);
  };
  look(source);
  return found.map((node) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    return `${file}:${line + 1}: ${text.split('\n')[line]!.trim()}`;
  });
}

describe('the code of a promise', () => {
  it('stands in no label and no sentence', () => {
    const product = projectFiles().filter(
      ({ file }) => /^(libs|apps)\/.*\.tsx?$/.test(file) && !MAY.some((place) => place.test(file)),
    );
    expect(product.length).toBeGreaterThan(300);
    expect(
      product.flatMap(({ file, text }) => shownCodes(file, text)),
      'say its title; the code belongs behind “Why”',
    ).toEqual([]);
  });

  it.each([
    ['const text = `${promiseId} was kept`;', true],
    ['const text = `A promise, ${row.promiseId}`;', true],
    ['const intro = `Waives ${promiseIds.join(", ")}.`;', true],
    ['const shown = <p>{promise.promiseId}</p>;', true],
    ['const key = `${promiseId} ${item}`;', false],
    ['const shown = <Row promiseId={promiseId} />;', false],
    ['const shown = <p>{promise.title}</p>;', false],
  ])('where it is shown, is found: %s', (text, isShown) => {
    expect(shownCodes('some.tsx', text).length > 0).toBe(isShown);
  });
});
