/** Dots to the inch, across and down. */
export interface Resolution {
  x: number;
  y: number;
}

const X_RESOLUTION = 282;
const Y_RESOLUTION = 283;
const UNIT = 296;
const PER_CENTIMETRE = 3;
const ENTRY_BYTES = 12;
/** A file may point its pages at each other in a circle. */
const MOST_PAGES = 1000;

/**
 * How many dots to the inch each page of a TIFF has (TIFF 6.0, section 2); undefined for a page that does not say. A fax of
 * standard fineness has half as many down the page as across it.
 */
export function tiffResolutions(bytes: Uint8Array): (Resolution | undefined)[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  const at16 = (at: number): number => view.getUint16(at, little);
  const at32 = (at: number): number => view.getUint32(at, little);
  const ratio = (at: number): number => at32(at) / at32(at + 4);
  const found: (Resolution | undefined)[] = [];
  try {
    for (let page = at32(4); page !== 0 && found.length < MOST_PAGES;) {
      const entries = at16(page);
      const given: { x?: number; y?: number; unit?: number } = {};
      for (let n = 0; n < entries; n++) {
        const entry = page + 2 + n * ENTRY_BYTES;
        const tag = at16(entry);
        if (tag === X_RESOLUTION) given.x = ratio(at32(entry + 8));
        if (tag === Y_RESOLUTION) given.y = ratio(at32(entry + 8));
        if (tag === UNIT) given.unit = at16(entry + 8);
      }
      found.push(inInches(given));
      page = at32(page + 2 + entries * ENTRY_BYTES);
    }
  } catch {
    // It ends in the middle of what it says: what was told until there counts.
  }
  return found;
}

function inInches({ x, y, unit }: { x?: number; y?: number; unit?: number }): Resolution | undefined {
  const by = unit === PER_CENTIMETRE ? 2.54 : 1;
  const isSense = (dots: number | undefined): dots is number =>
    dots !== undefined && dots * by >= 20 && dots * by <= 5000;
  return isSense(x) && isSense(y) ? { x: x * by, y: y * by } : undefined;
}
