import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ids, SystemClock } from '@frontdoor/kernel';
import { DataSource, dataSourceOptions, migrate } from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';
import { createDemonstration } from '@frontdoor/demonstration';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../../test/support/database.js';
import { newFolder } from '../../../../test/support/new-folder.js';
import { frontdoor, type Ran } from '../run.test-io.js';

const SECRET = 'a secret for tests that is long enough to be one';
const HEADINGS = 'UPRN,address,ward,postcode\n';

describe('loading a gazetteer', () => {
  const file = path.join(newFolder(), 'places.csv');
  let environment: Record<string, string>;
  let source: DataSource;

  beforeAll(async () => {
    environment = { DATABASE_URL: await newDatabase(), SECRET };
    await migrate(environment.DATABASE_URL!);
    source = await new DataSource(dataSourceOptions(environment.DATABASE_URL!, 2)).initialize();
    const clock = new SystemClock();
    const needs = { clock, ids: new Ids(clock), secret: new InstanceSecret(SECRET) };
    await createDemonstration(source, needs, { packId: 'cambridge-city', password: SECRET });
  });
  afterAll(() => source?.destroy());
  beforeEach(() => source.query('DELETE FROM gazetteer_place'));

  const load = (content: string | Buffer, ...options: string[]): Promise<Ran> => {
    writeFileSync(file, content);
    return frontdoor(['gazetteer', 'load', file, ...options], { environment });
  };
  const places = (): Promise<Record<string, string>[]> =>
    source.query('SELECT uprn, address, ward, postcode FROM gazetteer_place ORDER BY uprn');
  const MILL = { uprn: '1', address: '12 Mill Road, Cambridge', ward: 'Petersfield', postcode: 'CB1 2AZ' };
  const QUAY = { uprn: '2', address: 'Quayside', ward: '', postcode: '' };
  const BOTH = `${HEADINGS}1,"12 Mill Road, Cambridge",Petersfield,cb12az\n2,Quayside,,\n`;

  it('puts its places in the place of those before, and says what it changed', async () => {
    expect(await load(BOTH)).toMatchObject({ code: 0, out: '2 places: 2 added, 0 changed, 0 gone.\n' });
    expect(await places()).toEqual([MILL, QUAY]);
    expect((await load(BOTH)).out).toBe('2 places: 0 added, 0 changed, 0 gone.\n');
    const next = `${HEADINGS}2,Quayside,Market,\n3,"The ""Old"" Mill",,CB1 2AZ\n`;
    const dry = await load(next, '--dry-run', '--json');
    const counted = { places: 2, added: 1, changed: 1, gone: 1, faults: 0 };
    expect([dry.code, dry.json()]).toEqual([0, { loaded: false, ...counted }]);
    expect(await places()).toEqual([MILL, QUAY]);
    expect((await load(next, '--json')).json()).toEqual({ loaded: true, ...counted });
    expect(await places()).toEqual([
      { ...QUAY, ward: 'Market' },
      { uprn: '3', address: 'The "Old" Mill', ward: '', postcode: 'CB1 2AZ' },
    ]);
    expect(await source.query('SELECT * FROM gazetteer_line')).toEqual([]);
  });

  it.each([
    ['a mark of UTF-8, and CRLF', Buffer.from(`\uFEFF${BOTH.replaceAll('\n', '\r\n')}`)],
    [
      'semicolons',
      Buffer.from(
        'uprn;Address;WARD;Post Code\n1;12 Mill Road, Cambridge;Petersfield;CB1 2AZ\n2;Quayside;;\n;;;\n',
      ),
    ],
    [
      'tabs',
      Buffer.from(
        'uprn\taddress\tward\tpostcode\n1\t12 Mill Road, Cambridge\tPetersfield\tCB1 2AZ\n2\tQuayside\t\t\n',
      ),
    ],
    ['UTF-16', iconv.encode(BOTH, 'utf-16le', { addBOM: true })],
    ['UTF-16, the other way round', iconv.encode(BOTH, 'utf-16be', { addBOM: true })],
    ['empty lines around', Buffer.from(`\n\n${BOTH}\n\n`)],
    [
      'columns in another order, and more of them',
      Buffer.from(
        'x,ward,postcode,uprn,y,address\n?,Petersfield,CB12AZ,1,,"12 Mill Road, Cambridge"\n?,,,2,,Quayside',
      ),
    ],
  ])('reads %s', async (_what, content) => {
    expect(await load(content)).toMatchObject({ code: 0, out: expect.stringMatching(/^2 places/) as string });
    expect(await places()).toEqual([MILL, QUAY]);
  });

  it('reads Welsh names in UTF-8, and accents of office programs', async () => {
    await load(`${HEADINGS}1,Tŷ Gŵyr,Môn,\n`);
    expect(await places()).toMatchObject([{ address: 'Tŷ Gŵyr', ward: 'Môn' }]);
    await load(iconv.encode(`${HEADINGS}1,Café d’Été,Môn,\n`, 'windows-1252'));
    expect(await places()).toMatchObject([{ address: 'Café d’Été', ward: 'Môn' }]);
  });

  it('lists every fault with its line, and changes nothing', async () => {
    await load(BOTH);
    const faulty = `${HEADINGS}1,A,,\nx,B,,\n3,,,CB1\n4,D\n\n1,"E\nF",,\n5,"G" H,,\n`;
    const ran = await load(faulty);
    expect(ran.code).toBe(1);
    expect(ran.out.split('\n').slice(0, -2)).toEqual([
      'Line 3: “x” is no UPRN: it has up to 12 digits and nothing else.',
      'Line 4: the address is empty.',
      'Line 4: “CB1” is no postcode like CB1 1AA.',
      'Line 5: it has another number of columns than the first line. Put quotation marks around an address with commas.',
      'Line 9: a quotation mark stands within a value. Write it twice, and quotation marks around the value. What follows could not be read.',
      'Line 8: the UPRN 1 is that of line 2 as well.',
    ]);
    expect(ran.out).toMatch(
      /\n2 places, and 6 faults: nothing was changed\. Put the file right and load it again\.\n$/,
    );
    const lines = (await load(faulty, '--json')).out.trim().split('\n');
    expect(JSON.parse(lines[0]!)).toMatchObject({ line: 3 });
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ loaded: false, faults: 6 });
    expect(await places()).toEqual([MILL, QUAY]);
  });

  it('finds a quotation mark that never ends where it begins, with 100,000 lines behind it', async () => {
    const ran = await load(`${HEADINGS}1,A,,\n2,"B,,\n${'3,C,,\n'.repeat(100_000)}`);
    expect(ran.out).toMatch(/^Line 3: a quotation mark begins here and never ends/);
    expect(ran.code).toBe(1);
  });

  it.each([
    ['', /no heading uprn, address, ward, postcode\. It says: nothing/],
    ['UPRN,street,ward\n1,A,B\n', /no heading address, postcode\. It says: UPRN, street, ward/],
    ['UPRN,uprn,address,ward,postcode\n', /heading uprn twice/],
  ])('refuses the headings of %j', async (content, message) => {
    expect(await load(content)).toMatchObject({ code: 1, err: expect.stringMatching(message) as string });
  });

  it('takes no file without places for a gazetteer', async () => {
    await load(BOTH);
    expect(await load(HEADINGS)).toMatchObject({
      code: 1,
      out: 'There is no place in the file: nothing was changed.\n',
    });
    expect(await places()).toHaveLength(2);
  });

  it('says when there is no such file', async () => {
    const ran = await frontdoor(['gazetteer', 'load', '/nowhere.csv'], { environment });
    expect(ran).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no file /nowhere.csv.') as string,
    });
  });
});
