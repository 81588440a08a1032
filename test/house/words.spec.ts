import { describe, expect, it } from 'vitest';
import { projectFiles } from './tracked-files.js';

/** What no file may say, and what to do instead. This file is left out, since it has to name it all. */
const FORBIDDEN: readonly [what: string, pattern: RegExp, instead: string][] = [
  ['a number of an issue', /\bissues? #?\d+|\bissue\s+number/i, 'say what was decided, and why, in docs/adr'],
  ['a path of one machine', /(^|[^\w.])\/(work|home|Users|root)\/\w/, 'use a path in the project'],
  ['unfinished business', /\b(TODO|FIXME|XXX|HACK)\b/, 'do it, or say what is missing in the documentation'],
  ['a registry by address', /registry\.npmjs|deb\.debian\.org|"resolved":/, 'leave it to the client'],
  ['a test that silences the others', /\b(it|describe|test)\.only\(/, 'let all of them run'],
];

const TEXT =
  /\.(c?[jm]?[jt]sx?|json|md|ya?ml|css|html|sh)$|(^|\/)(Dockerfile|run|\.[a-z]+rc|\.gitignore|\.env\.example)$/;
const files = projectFiles().filter(({ file }) => TEXT.test(file) && file !== 'test/house/words.spec.ts');

describe('no file of the project', () => {
  it.each(FORBIDDEN)('holds %s', (_, pattern, instead) => {
    const found = files.flatMap(({ file, text }) =>
      text
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    );
    expect(found, instead).toEqual([]);
  });

  it('is missed by this check', () => {
    expect(files.length).toBeGreaterThan(300);
  });
});

describe('the time', () => {
  it('comes from the Clock of libs/kernel, but in the console and in tests', () => {
    const now = /\bnew Date\(\s*\)|\bTemporal\.Now\b|\bDate\.now\b/;
    const product = files.filter(
      ({ file }) =>
        /^(libs|apps)\/.*\.tsx?$/.test(file) &&
        !/\.spec\.tsx?$|^libs\/(kernel\/clock\.ts|testing\/)|^apps\/console\//.test(file),
    );
    expect(product.length).toBeGreaterThan(100);
    expect(product.filter(({ text }) => now.test(text)).map(({ file }) => file)).toEqual([]);
  });
});
