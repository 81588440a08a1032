import { Ids, SystemClock } from '@frontdoor/kernel';
import { DataSource, dataSourceOptions, Enquiry, migrate } from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';
import { createDemonstration } from '@frontdoor/demonstration';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../../test/support/database.js';
import { frontdoor, type Ran } from '../run.test-io.js';

const SECRET = 'a secret for tests that is long enough to be one';

describe('frontdoor demonstration year', () => {
  let url: string;
  let source: DataSource;
  const year = (...words: string[]): Promise<Ran> =>
    frontdoor(['demonstration', 'year', ...words], { environment: { DATABASE_URL: url, SECRET } });

  beforeAll(async () => {
    url = await newDatabase();
    await migrate(url);
    source = await new DataSource(dataSourceOptions(url, 2)).initialize();
  });
  afterAll(() => source?.destroy());

  it('is for the demonstration only', async () => {
    expect(await year('--contacts', '10')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('This is not the demonstration council.'),
    });
  });

  it.each([
    ['--contacts', '0'],
    ['--contacts', '1e9'],
    ['--contacts', 'many'],
    ['--seed', '-1'],
  ])('does not know what %s %s should be', async (...words) => {
    expect(await year(...words)).toMatchObject({ code: 2, err: expect.stringContaining('no whole number') });
  });

  it('writes a year of closed enquiries, says so, and does it once', async () => {
    const clock = new SystemClock();
    const tools = { clock, ids: new Ids(clock), secret: new InstanceSecret(SECRET) };
    await createDemonstration(source, tools, { packId: 'cambridge-city', password: 'door-for-tests' });
    const ran = await year('--contacts', '300', '--json');
    expect(ran).toMatchObject({ code: 0, err: '' });
    const told = ran.json() as { contacts: number; enquiries: number; commitments: number };
    expect(told.contacts).toBe(300);
    expect(told.commitments).toBeGreaterThan(100);
    expect(await source.manager.countBy(Enquiry, { state: 'closed' })).toBe(told.enquiries);
    expect(await source.manager.countBy(Enquiry, { state: 'open' })).toBe(0);
    expect(await year('--contacts', '300')).toMatchObject({
      code: 1,
      err: expect.stringContaining('The demonstration council has a past already.'),
    });
  });
});
