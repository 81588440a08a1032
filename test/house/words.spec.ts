import { describe, expect, it } from 'vitest';
import { projectFiles } from './tracked-files.js';

/** What no file may say, and what to do instead. The words are put together here so that this file passes too. */
const FORBIDDEN: readonly [what: string, pattern: RegExp, instead: string][] = [
  ['a number of an issue', /\bissues? #?\d+|\bissue\s+number/i, 'say what was decided, and why, in docs/adr'],
  [
    'a path of one machine',
    new RegExp(`(^|[^\\w.])/(${'wo'}rk|home|Users|root)/\\w`, 'm'),
    'use a path in the project',
  ],
  [
    'unfinished business',
    new RegExp(`\\b(TO${'DO'}|FIX${'ME'}|X${'XX'}|HA${'CK'})\\b`),
    'do it, or say what is missing in the documentation',
  ],
  [
    'a registry by address',
    new RegExp(`registry\\.${'npm'}js|deb\\.${'deb'}ian\\.org|"res${'olved'}":`),
    'leave it to the client',
  ],
  ['a test left alone', new RegExp(`\\b(it|describe|test)\\.${'on'}ly\\(`), 'let all of them run'],
];

const TEXT =
  /\.(c?[jm]?[jt]sx?|json|md|ya?ml|css|html|sh)$|(^|\/)(Dockerfile|run|\.[a-z]+rc|\.gitignore|\.env\.example)$/;
const files = projectFiles().filter(({ file }) => TEXT.test(file));

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
    const now = new RegExp(`\\bnew Date\\(\\s*\\)|\\bTemporal\\.${'Now'}\\b|\\bDate\\.${'now'}\\b`);
    const product = files.filter(
      ({ file }) =>
        /^(libs|apps)\/.*\.tsx?$/.test(file) &&
        !/\.spec\.tsx?$|^libs\/(kernel\/clock\.ts|testing\/)|^apps\/console\//.test(file),
    );
    expect(product.length).toBeGreaterThan(100);
    expect(product.filter(({ text }) => now.test(text)).map(({ file }) => file)).toEqual([]);
  });
});
