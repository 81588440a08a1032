import { execFile } from 'node:child_process';

/** A place on a page, in millimetres from its top left corner. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const MM = 25.4;
const POINTS = 72;
/** Enough to see a stroke of print. */
const DPI = 75;
/** Darker than this is ink: white paper is 255. */
const PAPER = 250;
const LONGEST_MS = 20_000;
const LARGEST = 64 * 1024 * 1024;

/** Width and height of each page as it is looked at, in millimetres; undefined for what is no PDF. */
export async function pageSizes(pdf: Buffer): Promise<{ width: number; height: number }[] | undefined> {
  // More pages than there can be: it tells of those that there are.
  const said = await poppler('pdfinfo', ['-f', '1', '-l', '9999', '-'], pdf).catch(noPdf);
  if (!said) return undefined;
  const sizes = said.toString().matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+) pts/gm);
  const turned = Array.from(said.toString().matchAll(/^Page +\d+ rot: +(\d+)/gm), ([, angle]) =>
    [90, 270].includes(Number(angle)),
  );
  return Array.from(sizes, ([, across, down], index) => {
    const [width, height] = [(Number(across) / POINTS) * MM, (Number(down) / POINTS) * MM];
    return turned[index] ? { width: height, height: width } : { width, height };
  });
}

/** Each page as it is printed. */
export async function drawnPages(
  pdf: Buffer,
): Promise<{ hasInkOutside: (places: readonly Box[]) => boolean }[]> {
  const drawn = await poppler('pdftoppm', ['-gray', '-r', String(DPI), '-'], pdf);
  const pages: { hasInkOutside: (places: readonly Box[]) => boolean }[] = [];
  for (let at = 0; at < drawn.length;) {
    const [head, across, down] = /^P5\s(\d+)\s(\d+)\s255\s/.exec(drawn.toString('latin1', at, at + 40)) ?? [];
    if (head === undefined) throw new Error('pdftoppm drew something other than pages in grey');
    const [width, height, begin] = [Number(across), Number(down), at + head.length];
    const dots = drawn.subarray(begin, begin + width * height);
    pages.push({ hasInkOutside: (places) => hasInkOutside(dots, width, places) });
    at = begin + width * height;
  }
  return pages;
}

function hasInkOutside(dots: Buffer, width: number, places: readonly Box[]): boolean {
  return dots.some((dot, index) => {
    if (dot >= PAPER) return false;
    const x = (((index % width) + 0.5) / DPI) * MM;
    const y = ((Math.floor(index / width) + 0.5) / DPI) * MM;
    return !places.some(({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom);
  });
}

/** What stands at a place of the first page, in lines. */
export async function wordsIn(pdf: Buffer, { left, right, top, bottom }: Box): Promise<string> {
  const dots = (length: number): string => String(Math.round((length / MM) * POINTS));
  const place = ['-x', dots(left), '-y', dots(top), '-W', dots(right - left), '-H', dots(bottom - top)];
  const words = await poppler('pdftotext', ['-l', '1', '-layout', ...place, '-', '-'], pdf);
  return words.toString();
}

/** Only what poppler says of a file; that it is missing here is no fault of the letter. */
function noPdf(thrown: NodeJS.ErrnoException): undefined {
  if (thrown.code === 'ENOENT') throw thrown;
}

/** Runs a program of poppler, with which Notify draws letters too, over a file. */
function poppler(program: string, options: readonly string[], pdf: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      options,
      { encoding: 'buffer', timeout: LONGEST_MS, maxBuffer: LARGEST },
      (error, output) => (error ? reject(error) : resolve(output)),
    );
    // One that gives up early takes no more of the file.
    child.stdin!.on('error', () => undefined).end(pdf);
  });
}
