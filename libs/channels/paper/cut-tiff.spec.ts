import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { faxedTiff, scannedTiff } from '../../../test/support/scans.js';
import { cutTiff } from './cut-tiff.js';
import { sheetCutter } from './sheet-cutter.js';
import { tiffResolutions } from './tiff-resolution.js';

const pixels = (bytes: Uint8Array, page: number): Promise<Buffer> => sharp(bytes, { page }).raw().toBuffer();

describe('a letter cut out of a TIFF of several', () => {
  let whole: Buffer;
  beforeAll(async () => {
    whole = await scannedTiff(['One', 'Two', 'Three', 'Four'].map((line) => ({ lines: [line] })));
  });

  it('has its own pages only, dot by dot as they were scanned', async () => {
    const cut = cutTiff(whole, 2, 3);
    expect((await sharp(cut).metadata()).pages).toBe(2);
    expect((await pixels(cut, 0)).equals(await pixels(whole, 1))).toBe(true);
    expect((await pixels(cut, 1)).equals(await pixels(whole, 2))).toBe(true);
    expect(cut.length).toBeLessThan(whole.length);
    expect(tiffResolutions(cut)).toEqual(tiffResolutions(whole).slice(1, 3));
  });

  it('keeps the stretch of a fax', async () => {
    const fax = await faxedTiff({ lines: ['One'] }, { lines: ['Two'] });
    const [resolution] = tiffResolutions(cutTiff(fax, 2, 2));
    expect(resolution!.x / resolution!.y).toBeCloseTo(204 / 98, 1);
  });

  it('may be of colour, in tiles, packed in any way', async () => {
    const noise = await sharp({
      create: {
        ...{ width: 300, height: 1200, channels: 3, background: 'white' },
        noise: { type: 'gaussian', mean: 120, sigma: 40 },
      },
    })
      .raw()
      .toBuffer();
    for (const compression of ['jpeg', 'lzw', 'deflate', 'none'] as const) {
      const file = await sharp(noise, { raw: { width: 300, height: 1200, channels: 3, pageHeight: 400 } })
        .tiff({ compression, tile: compression === 'lzw' })
        .toBuffer();
      const cut = cutTiff(file, 3, 3);
      expect((await sharp(cut).metadata()).pages).toBe(1);
      expect((await pixels(cut, 0)).equals(await pixels(file, 2))).toBe(true);
    }
  });

  it('is the file itself where the file has no other pages', async () => {
    expect(await sheetCutter.read(whole, { firstPage: 1, lastPage: 4 })).toEqual({ as: 'whole' });
    const photograph = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    expect(await sheetCutter.read(photograph, { firstPage: 1, lastPage: 1 })).toEqual({ as: 'whole' });
    expect(await sheetCutter.read(whole, { firstPage: 4, lastPage: 9 })).toHaveProperty('why');
  });

  it('of any bytes is a file or a refusal, and ends', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 40 }), (changes) => {
        const broken = Uint8Array.from(whole);
        for (const [at, byte] of changes) broken[at] = byte;
        try {
          cutTiff(broken, 1, 2);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
      { numRuns: 200 },
    );
  });
});
