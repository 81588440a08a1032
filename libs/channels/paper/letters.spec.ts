import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { pdf } from '../../../test/support/pdf.js';
import { faxedTiff, scannedPage, scannedTiff } from '../../../test/support/scans.js';
import { ReadingThreads } from '../../platform/index.js';
import { READING_PROGRAM } from '../reading-program.js';
import { cutLetters, separatorsIn } from './cut-letters.js';
import { lettersReader, type LookedAt } from './letters-reader.js';
import { openSheets } from './open-sheets.js';
import { type DrawnPage, pageReader } from './page-reader.js';
import { separatorSheet } from './separator-sheet.js';
import { tiffResolutions } from './tiff-resolution.js';

const MARK = 'FRONTDOOR NEXT LETTER abcdefghij';
const TOKEN = 'k7q2-9xma.ababcdefghijklmnopqrstuvwxyz';
const LINK = `https://council.example/track/${TOKEN}`;

describe('letters in a scanned file', () => {
  const threads = new ReadingThreads(READING_PROGRAM, { threads: 1, milliseconds: 60_000, memoryMb: 256 });
  afterAll(() => threads.close());
  const look = (bytes: Uint8Array): Promise<LookedAt> =>
    threads.run(lettersReader.name, bytes, { marks: [MARK] }) as Promise<LookedAt>;

  it('are what lies between separator sheets, with the links in their codes', async () => {
    const file = await scannedTiff([
      { lines: ['Dear council'], code: LINK },
      {},
      { code: MARK },
      { lines: ['Dear sirs'], code: 'https://elsewhere.example/offer' },
    ]);
    expect(await look(file)).toEqual({
      total: 4,
      separators: [3],
      letters: [
        { firstPage: 1, lastPage: 2, tokens: [TOKEN] },
        { firstPage: 4, lastPage: 4, tokens: [] },
      ],
    });
  });

  it('are read out of photographs that lie on their side, and out of faxes', async () => {
    const page = await scannedPage({ code: LINK });
    const photograph = await sharp(page)
      .rotate(90)
      .jpeg()
      .withExif({ IFD0: { Orientation: '8' } })
      .toBuffer();
    for (const file of [photograph, page, await faxedTiff({ code: LINK })])
      expect(await look(file)).toMatchObject({ total: 1, letters: [{ tokens: [TOKEN] }] });
  });

  it('are none where there are sheets only, and where it is no scan', async () => {
    expect(await look(separatorSheet(MARK) as Buffer)).toEqual({
      why: 'it holds nothing but separator sheets',
    });
    expect(await look(pdf({ pages: 201 }))).toEqual({ why: 'it has 201 pages, and 200 at most are taken' });
    expect(await look(Buffer.from('PK zip'))).toEqual({ why: 'it is no PDF, TIFF, JPEG or PNG' });
  });

  it('show their pages, those of a fax as they were before they were flattened', async () => {
    const drawn = (await threads.run(pageReader.name, await faxedTiff({ lines: ['Hello'] }), {
      page: 0,
    })) as DrawnPage;
    if ('why' in drawn) throw new Error(drawn.why);
    const { width, height } = await sharp(drawn.png).metadata();
    expect(width / height).toBeCloseTo(210 / 297, 1);
    expect(drawn.total).toBe(1);
  });

  it.each([
    ['a TIFF that points at itself', Buffer.from('49492a000800000000000800000008000000', 'hex')],
    ['a TIFF that ends', Buffer.from('49492a00ffffff7f', 'hex')],
    ['a JPEG of nothing', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['a PNG of nothing', Buffer.from('89504e470d0a1a0a0000', 'hex')],
  ])('are none in %s, told in words', async (_, bytes) => {
    expect(await look(bytes)).toEqual({ why: expect.stringMatching(/^it is damaged|^it has no pages/) });
  });
});

it('a picture with more dots than are unpacked is refused before it is', async () => {
  const large = await sharp({ create: { width: 7000, height: 7000, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
  const sheets = await openSheets(large);
  await expect(sheets.picture(0)).rejects.toThrow('it has more than 40 million dots');
});

it('letters begin after a sheet and end before the next; sheets side by side hold none between them', () => {
  const codes = [[MARK], ['x'], [], [MARK], [MARK], [LINK], [MARK]];
  const separators = separatorsIn(codes, [MARK]);
  expect(separators).toEqual([1, 4, 5, 7]);
  expect(cutLetters(codes, separators)).toEqual([
    { firstPage: 2, lastPage: 3, tokens: [] },
    { firstPage: 6, lastPage: 6, tokens: [TOKEN] },
  ]);
});

it('a fax says how many dots to the inch it has each way', async () => {
  const [found] = tiffResolutions(await faxedTiff({}));
  expect(found!.x).toBeCloseTo(204, 0);
  expect(found!.y).toBeCloseTo(98, 0);
  expect(tiffResolutions(Buffer.from('49492a00ffffff7f', 'hex'))).toEqual([]);
});
