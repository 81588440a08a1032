import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { settingsOf, withSettingsTables } from './settings-table.js';
import { root } from './tracked-files.js';

const SETTINGS = settingsOf();
const page = path.join(root, 'docs/operate.md');

it('docs/operate.md describes every setting (UPDATE_DOCS=1 writes the table anew)', async () => {
  const wanted = await withSettingsTables(fs.readFileSync(page, 'utf8'), page);
  if (process.env.UPDATE_DOCS === '1') fs.writeFileSync(page, wanted);
  expect(fs.readFileSync(page, 'utf8')).toBe(wanted);
});

it('every setting has a meaning in whole sentences', () => {
  expect(SETTINGS.filter(({ meaning }) => !/^[A-Z].*\.$/.test(meaning))).toEqual([]);
});

it('docker-compose.yml sets nothing that is no setting', () => {
  const compose = fs.readFileSync(path.join(root, 'docker-compose.yml'), 'utf8');
  const names = [...compose.matchAll(/^ {2,6}([A-Z][A-Z_]+):/gm)].map(([, name]) => name!);
  const known = new Set(SETTINGS.map(({ name }) => name));
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !known.has(name) && !/^(POSTGRES|REDISCLI)_/.test(name))).toEqual([]);
});
