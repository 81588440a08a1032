/** Bytes of one value by the number of its type (TIFF 6.0, section 2); others are not known. */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const ENTRY_BYTES = 12;
const HEAD_BYTES = 8;
const SHORT = 3;
const LONG = 4;
/** Where the picture lies in pieces, and how long each is: by strips, by tiles, or as one JPEG in the old way. */
const PIECES = new Map([
  [273, 279],
  [324, 325],
  [513, 514],
]);
/** They point at more of the file: smaller pictures of the page, and what a camera notes. */
const ELSEWHERE = new Set([330, 34_665, 34_853, 40_965]);
/** A file may point its pages at each other in a circle. */
const MOST_PAGES = 1000;

interface Entry {
  tag: number;
  type: number;
  count: number;
  value: Uint8Array;
}

/**
 * Pages of a TIFF as a TIFF of their own, their pictures byte by byte as they were.
 *
 * @param firstPage from 1
 * @throws RangeError where it is damaged or written in a way that is not known
 */
export function cutTiff(bytes: Uint8Array, firstPage: number, lastPage: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  const pages = directories(view, little).slice(firstPage - 1, lastPage);
  if (pages.length !== lastPage - firstPage + 1) throw new RangeError('It has fewer pages');
  const parts: Uint8Array[] = [Uint8Array.from(bytes.subarray(0, HEAD_BYTES))];
  let length = HEAD_BYTES;
  const add = (part: Uint8Array): number => {
    const at = length;
    // What is pointed at begins at an even place.
    parts.push(part, new Uint8Array(part.length % 2));
    length += part.length + (part.length % 2);
    return at;
  };
  let pointer = new DataView(parts[0]!.buffer, 4, 4);
  for (const at of pages) {
    const entries = entriesOf(bytes, view, little, at).filter(({ tag }) => !ELSEWHERE.has(tag));
    const numbersOf = (entry: Entry | undefined): number[] => numbers(entry, little);
    const moved = entries.map((entry): Entry => {
      const lengthTag = PIECES.get(entry.tag);
      if (lengthTag === undefined) return entry;
      const lengths = numbersOf(entries.find(({ tag }) => tag === lengthTag));
      const places = numbersOf(entry).map((from, n) => add(within(bytes, from, lengths[n] ?? Number.NaN)));
      const value = new DataView(new ArrayBuffer(places.length * 4));
      for (const [n, place] of places.entries()) value.setUint32(n * 4, place, little);
      return { ...entry, type: LONG, value: new Uint8Array(value.buffer) };
    });
    const directory = new DataView(new ArrayBuffer(2 + moved.length * ENTRY_BYTES + 4));
    directory.setUint16(0, moved.length, little);
    for (const [n, { tag, type, count, value }] of moved.entries()) {
      const entry = 2 + n * ENTRY_BYTES;
      directory.setUint16(entry, tag, little);
      directory.setUint16(entry + 2, type, little);
      directory.setUint32(entry + 4, count, little);
      if (value.length > 4) directory.setUint32(entry + 8, add(value), little);
      else new Uint8Array(directory.buffer).set(value, entry + 8);
    }
    // The page before, or the head of the file, says where this one is.
    pointer.setUint32(0, add(new Uint8Array(directory.buffer)), little);
    pointer = new DataView(directory.buffer, directory.byteLength - 4, 4);
  }
  return Uint8Array.from(Buffer.concat(parts));
}

/** Where the directories of its pages are. */
function directories(view: DataView, little: boolean): number[] {
  const found: number[] = [];
  for (let at = view.getUint32(4, little); at !== 0 && found.length < MOST_PAGES;) {
    found.push(at);
    at = view.getUint32(at + 2 + view.getUint16(at, little) * ENTRY_BYTES, little);
  }
  return found;
}

function entriesOf(bytes: Uint8Array, view: DataView, little: boolean, directory: number): Entry[] {
  return Array.from({ length: view.getUint16(directory, little) }, (_, n) => {
    const at = directory + 2 + n * ENTRY_BYTES;
    const [tag, type, count] = [
      view.getUint16(at, little),
      view.getUint16(at + 2, little),
      view.getUint32(at + 4, little),
    ];
    const size = (TYPE_BYTES[type] ?? Number.NaN) * count;
    const value = within(bytes, size <= 4 ? at + 8 : view.getUint32(at + 8, little), size);
    return { tag, type, count, value };
  });
}

/** The numbers in an entry of places or lengths. */
function numbers(entry: Entry | undefined, little: boolean): number[] {
  if (!entry || (entry.type !== SHORT && entry.type !== LONG)) throw new RangeError('It does not say where');
  const { type, count, value } = entry;
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
  return Array.from({ length: count }, (_, n) =>
    type === SHORT ? view.getUint16(n * 2, little) : view.getUint32(n * 4, little),
  );
}

function within(bytes: Uint8Array, from: number, size: number): Uint8Array {
  if (!(size >= 0 && from + size <= bytes.length)) throw new RangeError('It ends before that');
  return bytes.subarray(from, from + size);
}
