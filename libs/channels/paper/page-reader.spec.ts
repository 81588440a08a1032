import { inflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { READING_PROGRAM } from '../reading-program.js';
import { lockedPdf, pdf } from '../../../test/support/pdf.js';
import { ReadingThreads } from '../../platform/index.js';
import { type DrawnPage, pageReader } from './page-reader.js';
import { sizeToDraw } from './pdf-sheets.js';

const SECONDS = 10;

/** The size of a PNG, and its rows of red, green and blue. */
const opened = (picture: Uint8Array) => {
  const bytes = Buffer.from(picture);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const rows = inflateSync(bytes.subarray(41, 41 + bytes.readUInt32BE(33)));
  const at = (x: number, y: number) => [...rows.subarray(y * (1 + width * 3) + 1 + x * 3).subarray(0, 3)];
  return { width, height, at };
};

describe('pages of a PDF', () => {
  const threads = new ReadingThreads(READING_PROGRAM, {
    threads: 1,
    milliseconds: SECONDS * 1000,
    memoryMb: 128,
  });
  afterAll(() => threads.close());
  const draw = (bytes: Uint8Array, page = 0): Promise<DrawnPage> =>
    threads.run(pageReader.name, bytes, { page }) as Promise<DrawnPage>;
  const drawn = async (bytes: Uint8Array, page = 0) => {
    const answer = await draw(bytes, page);
    if ('why' in answer) throw new Error(answer.why);
    return answer;
  };

  it('are drawn, dark where the page is dark and white elsewhere', async () => {
    const { total, png } = await drawn(pdf({ pages: 3 }), 2);
    expect(total).toBe(3);
    const { width, height, at } = opened(png);
    expect(width / height).toBeCloseTo(595 / 842, 2);
    const point = (x: number, y: number) =>
      at(Math.round((x / 595) * width), Math.round(((842 - y) / 842) * height));
    expect(point(120, 550)).toEqual([0, 0, 0]);
    expect(point(300, 550)).toEqual([255, 255, 255]);
  });

  it.each([
    ['no PDF', Buffer.from('<!doctype html><script>alert(1)</script>'), 'it is no PDF, TIFF, JPEG or PNG'],
    ['cut off', pdf().subarray(0, 40), 'it is damaged, or too much to draw'],
    ['locked', lockedPdf(), 'it is locked with a password'],
    ['larger than is read', Buffer.alloc(41 * 1024 * 1024), 'it is larger than 40 MB'],
    ['without a page', pdf({ pages: 0 }), 'it has no page 1'],
  ])('are none of what is %s', async (_, bytes, why) => {
    expect(await draw(bytes)).toEqual({ why });
  });

  it('are not drawn beyond the last', async () => {
    expect(await draw(pdf(), 1)).toEqual({ why: 'it has no page 2' });
  });

  it.each([
    ['10,000 pages', pdf({ pages: 10_000 })],
    ['a page that is three miles wide', pdf({ size: [14_000_000, 14_000_000] })],
    ['a page as thin as a line', pdf({ size: [100_000, 0.01] })],
    ['a stream that unpacks to a gigabyte', pdf({ drawing: 'q '.repeat(1_000_000) })],
    [
      'a picture of a hundred gigapixels',
      pdf({
        drawing: 'q 500 0 0 500 0 0 cm /I Do Q',
        objects: [
          '<</Type/XObject/Subtype/Image/Width 300000/Height 300000/BitsPerComponent 8/ColorSpace/DeviceRGB/Length 3>>stream\nabc\nendstream',
        ],
        page: '/Resources<</XObject<</I 4 0 R>>>>',
      }),
    ],
    [
      'a form that draws itself',
      pdf({
        drawing: '/X Do',
        objects: [
          '<</Type/XObject/Subtype/Form/BBox[0 0 500 500]/Resources<</XObject<</X 4 0 R>>>>/Length 11>>stream\n/X Do /X Do\nendstream',
        ],
        page: '/Resources<</XObject<</X 4 0 R>>>>',
      }),
    ],
    ['more drawing than anybody waits for', pdf({ drawing: '0 0 595 842 re f '.repeat(200_000) })],
  ])(
    'of %s cost no more than the limit, and the next file is drawn',
    async (_, bytes) => {
      const from = performance.now();
      await draw(bytes).catch((error: unknown) => expect(error).toMatchObject({ code: 'reading-stopped' }));
      expect(performance.now() - from).toBeLessThan((SECONDS + 5) * 1000);
      expect(await drawn(pdf())).toMatchObject({ total: 1 });
    },
    40_000,
  );
});

it.each([
  [595, 842, { width: 1074, height: 1520 }],
  [14_000_000, 14_000_000, { width: 1342, height: 1342 }],
  [100_000, 0.01, { width: 4000, height: 1 }],
  [0, 842, null],
  [Number.NaN, 842, null],
])('a page of %d by %d points is drawn in %j', (width, height, size) => {
  expect(sizeToDraw({ width, height })).toEqual(size);
});
