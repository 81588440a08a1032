import fs from 'node:fs';
import path from 'node:path';
import { ERROR_TOPICS, ERRORS } from '@frontdoor/kernel';
import { expect, it } from 'vitest';
import { errorsPage } from './errors-page.js';
import { projectFiles, root } from './tracked-files.js';

const page = path.join(root, 'docs/errors.md');

it('docs/errors.md says what the table of errors says (UPDATE_DOCS=1 writes it anew)', () => {
  if (process.env.UPDATE_DOCS === '1') fs.writeFileSync(page, errorsPage());
  expect(fs.readFileSync(page, 'utf8')).toBe(errorsPage());
});

it('every error is raised somewhere', () => {
  const sources = projectFiles()
    .filter(
      ({ file }) => /^(libs|apps)\/.*\.tsx?$/.test(file) && !/^libs\/kernel\/errors\/|\.spec\./.test(file),
    )
    .map(({ text }) => text)
    .join('\n');
  expect(Object.keys(ERRORS).filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
});

it('whoever raises an error names all that its sentences speak of', () => {
  const raised = /new FrontdoorError\(\s*'([\w-]+)'\s*(?:\)|,\s*(\{[^]*?\})\s*[,)])/g;
  const missing = projectFiles()
    .filter(({ file }) => /^(libs|apps)\/.*\.tsx?$/.test(file) && !file.includes('.spec.'))
    .flatMap(({ file, text }) =>
      [...text.matchAll(raised)].flatMap(([, code, details = '']) => {
        const { message, remedy } = ERRORS[code as keyof typeof ERRORS];
        const named = [...`${message} ${remedy}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
        // What is spread into the details is not looked into.
        if (details.includes('...')) return [];
        return named
          .filter((name) => !new RegExp(`\\b${name}\\b`).test(details))
          .map((name) => `${file}: ${code} without ${name}`);
      }),
    );
  expect(missing).toEqual([]);
});

it('every error stands in one topic', () => {
  const codes = ERROR_TOPICS.flatMap((topic) => Object.keys(topic));
  expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  expect(codes.toSorted()).toEqual(Object.keys(ERRORS).toSorted());
});

it('every error says what is wrong and what to do in whole sentences', () => {
  const bad = Object.entries(ERRORS).filter(
    ([, { message, remedy }]) => ![message, remedy].every((text) => /^[A-Z{].*\.$/.test(text)),
  );
  expect(bad).toEqual([]);
});
