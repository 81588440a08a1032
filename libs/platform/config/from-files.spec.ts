import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describeSettings, readSettings } from '@frontdoor/casework/channels';
import { afterAll, describe, expect, it } from 'vitest';
import { InstanceSecret } from '../security/instance-secret.js';
import { renewSecretFiles } from '../security/secret-files.js';
import { describeConfig, readConfig } from './config.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'frontdoor-settings-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string): string => {
  fs.writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};
const SECRET = 'a secret that came out of a secret store';

describe('settings from files', () => {
  it('are read without the line end of their file', () => {
    const config = readConfig({ SECRET_FILE: file('secret', `${SECRET}\n`) });
    expect(config.SECRET).toBe(SECRET);
    expect(JSON.stringify(describeConfig(config))).not.toContain(SECRET);
  });

  it('every secret setting can come from one, those of adapters too', () => {
    const secrets = describeSettings(readSettings({})).filter(({ secret }) => secret);
    expect(secrets.length).toBeGreaterThan(6);
    for (const { name } of secrets)
      expect(() => readSettings({ [`${name}_FILE`]: path.join(folder, 'none') })).toThrow(
        `${name}_FILE cannot be read`,
      );
  });

  it.each<[string, Record<string, string>, string]>([
    ['missing', { SECRET_FILE: path.join(folder, 'none') }, 'SECRET_FILE cannot be read (ENOENT)'],
    ['empty', { SECRET_FILE: file('empty', ' \n') }, 'SECRET_FILE is empty'],
    ['given twice', { SECRET, SECRET_FILE: file('twice', SECRET) }, 'SECRET and SECRET_FILE are both set'],
    ['of a wrong value', { SECRET_FILE: file('short', 'short') }, 'SECRET'],
  ])('%s: refused at start, and the value is not told', (_, environment, sentence) => {
    const refused = (): unknown => readConfig(environment);
    expect(refused).toThrow(sentence);
    expect(refused).not.toThrow(SECRET);
  });

  it('SECRET_PREVIOUS takes former secrets, one a line', () => {
    const former = `${SECRET} one\n${SECRET} two\n`;
    expect(readConfig({ SECRET_PREVIOUS: former }).SECRET_PREVIOUS).toEqual([
      `${SECRET} one`,
      `${SECRET} two`,
    ]);
    expect(() => readConfig({ SECRET_PREVIOUS: 'short' })).toThrow('SECRET_PREVIOUS');
    const [now, before] = [`${SECRET} now`, `${SECRET} one`];
    const secret = InstanceSecret.of(readConfig({ SECRET: now, SECRET_PREVIOUS: former }));
    expect(secret.unseal(new InstanceSecret(before).seal('kept'))).toBe('kept');
    expect(secret.isCurrent(new InstanceSecret(now).seal('kept'))).toBe(true);
  });
});

it('a secret that was generated into the data folder is renewed, and those before it are kept', () => {
  const dataDir = path.join(folder, 'data');
  const config = readConfig({ DATA_DIR: dataDir });
  const sealed = [InstanceSecret.of(config).seal('first')];
  renewSecretFiles(dataDir);
  sealed.push(InstanceSecret.of(config).seal('second'));
  renewSecretFiles(dataDir);
  const secret = InstanceSecret.of(config);
  expect(sealed.map((each) => secret.unseal(each))).toEqual(['first', 'second']);
  expect(sealed.map((each) => secret.isCurrent(each))).toEqual([false, false]);
  for (const name of ['secret', 'secret.previous'])
    expect(fs.statSync(path.join(dataDir, name)).mode & 0o077).toBe(0);
});
