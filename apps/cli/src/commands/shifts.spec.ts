import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ids, SystemClock } from '@frontdoor/kernel';
import { DataSource, dataSourceOptions, migrate } from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';
import { createDemonstration } from '@frontdoor/demonstration';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../../test/support/database.js';
import { newFolder } from '../../../../test/support/new-folder.js';
import { frontdoor, type Ran } from '../run.test-io.js';

const SECRET = 'a secret for tests that is long enough to be one';

describe('frontdoor shifts', () => {
  let environment: Record<string, string>;
  let source: DataSource;
  let dir: string;

  beforeAll(async () => {
    environment = { DATABASE_URL: await newDatabase(), SECRET };
    await migrate(environment.DATABASE_URL!);
    source = await new DataSource(dataSourceOptions(environment.DATABASE_URL!, 2)).initialize();
    const clock = new SystemClock();
    await createDemonstration(
      source,
      { clock, ids: new Ids(clock), secret: new InstanceSecret(SECRET) },
      { packId: 'cambridgeshire-county', password: 'door-for-tests' },
    );
    dir = newFolder();
    const lines = ['agent,date,from,to', 'ash,2026-06-08,9:00,17:00', 'maple,2026-06-09,22:00,6:00'];
    writeFileSync(path.join(dir, 'plan.csv'), lines.join('\r\n'));
    writeFileSync(path.join(dir, 'faulty.csv'), [...lines, 'oak,some day,9:00,17:00'].join('\n'));
  });
  afterAll(() => source?.destroy());

  const shifts = (...words: string[]): Promise<Ran> => frontdoor(['shifts', ...words], { environment });
  const count = async (): Promise<number> =>
    (await source.query<[{ n: number }]>('SELECT count(*)::int AS n FROM shift WHERE ended_by IS NULL'))[0].n;

  it('says what a file would change, and changes nothing', async () => {
    const { code, out } = await shifts('import', path.join(dir, 'plan.csv'), '--dry-run');
    expect({ code, out }).toEqual({
      code: 0,
      out: [
        '2026-06-08 to 2026-06-09: 2 added, 0 changed, 0 gone, 0 as before.',
        '       added  changed  gone  as before',
        'Ash    1      0        0     0',
        'Maple  1      0        0     0',
        'Nothing was changed.',
        '',
      ].join('\n'),
    });
    expect(await count()).toBe(0);
  });

  it('refuses a file with a fault, and takes in the rest when told so', async () => {
    const refused = await shifts('import', path.join(dir, 'faulty.csv'));
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('line 4: “some day” is no date');
    expect(refused.out).toContain('Nothing was changed: a line is at fault.');
    expect(await count()).toBe(0);
    const { code, out } = await shifts('import', path.join(dir, 'faulty.csv'), '--leave-out', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ imported: true, added: 2, faults: [{ line: 4 }] });
    expect(await count()).toBe(2);
    expect((await shifts('import', path.join(dir, 'plan.csv'))).out).toContain('like this already');
  });

  it('takes the newest import back', async () => {
    expect((await shifts('undo')).out).toBe('The import of faulty.csv is taken back.\n');
    expect(await count()).toBe(0);
    expect(await shifts('undo', '--json')).toMatchObject({ code: 1, out: '' });
    expect((await shifts('import', path.join(dir, 'none.csv'))).err).toContain('There is no file');
  });
});
