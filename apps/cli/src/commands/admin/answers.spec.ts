import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../../../test/support/database.js';
import { frontdoor, type Ran } from '../../run.test-io.js';

const SECRET = 'a secret for tests that is long enough to be one';

describe('frontdoor admin answers', () => {
  let environment: Record<string, string>;
  let folder: string;
  const admin = (...words: string[]): Promise<Ran> => frontdoor(['admin', ...words], { environment });
  const file = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'answers-'));
    environment = { DATABASE_URL: await newDatabase(), SECRET };
    await admin('organisation', 'create', 'Testshire', '--pack', 'cambridge-city');
    await admin('service', 'add', 'Waste', '--team', 'Bins');
    await admin(
      ...['user', 'add', 'kim@testshire.example', '--name', 'Kim', '--team', 'Bins'],
      ...['--role', 'agent', '--all-services'],
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const entry = {
    slug: 'missed-bin',
    service: 'waste',
    owner: 'kim@testshire.example',
    title: 'A missed bin',
    asked: ['the lorry did not come'],
    body: 'We come back.',
    'review-on': '2030-01-01',
  };

  it('takes a library in and prints it as it takes it', async () => {
    const first = file('first.json', JSON.stringify({ answers: [entry, { ...entry, language: 'cy' }] }));
    expect((await admin('answers', 'import', '--dry-run', first)).out).toBe(
      'It would be: 2 added, 0 changed, 0 as they were.\n',
    );
    expect((await admin('answers', 'import', first, '--json')).json()).toEqual({
      ...{ added: 2, changed: 0, same: 0 },
    });
    const printed = await admin('answers', 'export');
    expect(printed.out).toContain('- slug: missed-bin\n');
    const again = file(
      'again.yaml',
      printed.out.replace('title: A missed bin', 'title: Your bin was missed'),
    );
    expect((await admin('answers', 'import', again)).out).toBe('0 added, 1 changed, 1 as they were.\n');
    expect((await admin('answers', 'list')).out).toMatch(
      /^missed-bin +en +waste +kim@testshire\.example +2030/m,
    );
  });

  it('tells all faults at once and takes nothing', async () => {
    const faulty = file(
      'faulty.yaml',
      JSON.stringify({
        answers: [
          { ...entry, slug: 'One Two', title: 'x' },
          { ...entry, slug: 'other', service: 'nowhere', owner: 'nobody@testshire.example' },
          { ...entry, slug: 'half', link: 'http://plain.example', body: '' },
          { ...entry, slug: 'new' },
          { ...entry, slug: 'new' },
        ],
      }),
    );
    const { code, err } = await admin('answers', 'import', faulty);
    expect(code).toBe(1);
    for (const fault of [
      'answers.One Two.slug: lower-case letters, digits and hyphens',
      'answers.One Two.title',
      'answers.other.service: there is no service nowhere',
      'answers.other.owner: nobody logs in as nobody@testshire.example',
      'answers.half.link: a web address that begins with https://',
      'answers.half.body',
      'answers.new: it stands there twice in one language',
    ])
      expect(err).toContain(fault);
    expect((await admin('answers', 'list', '--json')).json()).toHaveLength(2);
    expect(await admin('answers', 'import', file('no.yaml', 'a: [1\nb: {'))).toMatchObject({ code: 1 });
    expect((await admin('answers', 'import', file('list.yaml', '- 1'))).err).toContain(
      'Nothing was taken in',
    );
    expect((await admin('answers', 'import', path.join(folder, 'none.yaml'))).err).toContain(
      'There is no file',
    );
  });
});
