import type { Grey } from '@frontdoor/channels/paper';

/** A part of a page, in millimetres from its left and its top. */
export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const MM_PER_INCH = 25.4;
/** Fainter is no print. */
const PRINTS = 160;

/**
 * Where two pages differ, as the smallest area that holds it; undefined where they are alike.
 *
 * @param dpi of both, which are of one size
 */
export const difference = (one: Grey, other: Grey, dpi: number): Area | undefined =>
  bounds(one, dpi, (place) => one.data[place]! < PRINTS !== other.data[place]! < PRINTS);

/** Where something is printed within an area of a page. */
export const printedIn = (page: Grey, { left, top, right, bottom }: Area, dpi: number): Area | undefined =>
  bounds(page, dpi, (place) => {
    if (page.data[place]! >= PRINTS) return false;
    const x = (place % page.width) / (dpi / MM_PER_INCH);
    const y = Math.floor(place / page.width) / (dpi / MM_PER_INCH);
    return x > left && x < right && y > top && y < bottom;
  });

function bounds({ width, data }: Grey, dpi: number, has: (place: number) => boolean): Area | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  for (let place = 0; place < data.length; place++) {
    if (!has(place)) continue;
    const [x, y] = [place % width, Math.floor(place / width)];
    [left, top, right, bottom] = [
      Math.min(left, x),
      Math.min(top, y),
      Math.max(right, x + 1),
      Math.max(bottom, y + 1),
    ];
  }
  if (right < 0) return undefined;
  const mm = (dots: number): number => (dots * MM_PER_INCH) / dpi;
  return { left: mm(left), top: mm(top), right: mm(right), bottom: mm(bottom) };
}
