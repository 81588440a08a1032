import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { lockedPdf, pdf } from '../../../test/support/pdf.js';
import { wordsOf } from '../../../test/support/poppler.js';
import { openSheets } from '../paper/index.js';
import { pageCutter } from './page-cutter.js';
import { photographBinder } from './photograph-binder.js';

type Made = { content: Uint8Array } | { why: string };
const contentOf = async (made: Made | Promise<Made>): Promise<Uint8Array> => {
  const found = await made;
  if ('why' in found) throw new Error(found.why);
  return found.content;
};
const sizes = async (bytes: Uint8Array): Promise<string[]> => {
  const sheets = await openSheets(bytes);
  const pages = Array.from({ length: sheets.total }, (_, page) => page);
  const found = [];
  for (const page of pages) {
    const { width, height } = await sharp(await sheets.picture(page)).metadata();
    found.push(width > height ? 'across' : 'upright');
  }
  return found;
};
const wordsOn = (page: number): string => `BT /F1 24 Tf 72 700 Td (Letter ${page}) Tj ET`;

describe('a letter cut out of a PDF of several', () => {
  it('has its own pages only, with their text', async () => {
    const objects = [2, 3].map((page) => {
      const drawing = wordsOn(page);
      return `<</Length ${drawing.length}>>stream\n${drawing}\nendstream`;
    });
    const one = pdf({ drawing: wordsOn(1), objects, pages: 3 }).toString('latin1');
    // Pages two and three draw what is theirs; as long as before, so that nothing moves.
    const [, first, second, third] = one.split('/Contents 3 0 R');
    const whole = Buffer.from(
      [one.split('/Contents 3 0 R')[0], first, second, third].reduce(
        (sum, part, n) => `${sum}/Contents ${n + 2} 0 R${part}`,
      )!,
      'latin1',
    );
    expect(wordsOf(whole)).toMatch(/Letter 1[^]*Letter 2[^]*Letter 3/);
    const cut = await contentOf(pageCutter.read(whole, { firstPage: 2, lastPage: 3 }));
    expect(wordsOf(cut).match(/Letter \d/g)).toEqual(['Letter 2', 'Letter 3']);
    expect((await openSheets(cut)).total).toBe(2);
    expect(await pageCutter.read(whole, { firstPage: 2, lastPage: 3 })).toEqual({ content: cut });
  });

  it('lies as it was scanned', async () => {
    const turned = pdf({ pages: 2, page: '/Rotate 90' });
    expect(await sizes(turned)).toEqual(['across', 'across']);
    expect(await sizes(await contentOf(pageCutter.read(turned, { firstPage: 2, lastPage: 2 })))).toEqual([
      'across',
    ]);
  });

  it('is refused where it cannot be cut', async () => {
    const why = { why: 'it is damaged, or locked against changes' };
    expect(await pageCutter.read(lockedPdf(), { firstPage: 1, lastPage: 1 })).toEqual(why);
    expect(await pageCutter.read(pdf(), { firstPage: 2, lastPage: 2 })).toEqual(why);
  });
});

describe('photographs that are one letter', () => {
  const photograph = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: 'teal' } });

  it('are its pages in their order, upright as the camera held them, each byte kept', async () => {
    const files = [
      // Held upright by a camera that lies across.
      await photograph(400, 300).jpeg().withMetadata({ orientation: 6 }).toBuffer(),
      await photograph(400, 300).jpeg().toBuffer(),
      await photograph(300, 400).png().toBuffer(),
    ] as const;
    const kinds = ['jpeg', 'jpeg', 'png'] as const;
    const photographs = files.map(({ length: size }, n) => ({ size, kind: kinds[n]! }));
    const bound = await contentOf(photographBinder.read(Buffer.concat(files), { photographs }));
    expect(await sizes(bound)).toEqual(['upright', 'across', 'upright']);
    expect(Buffer.from(bound).includes(files[1])).toBe(true);
    expect(await photographBinder.read(Buffer.concat(files), { photographs })).toEqual({ content: bound });
  });

  it('are refused where one is damaged', async () => {
    const broken = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
    expect(await photographBinder.read(broken, { photographs: [{ size: 7, kind: 'jpeg' }] })).toEqual({
      why: 'one of them is damaged',
    });
  });
});
