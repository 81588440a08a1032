import { crc32, deflateSync } from 'node:zlib';
import type { Grey } from './sheets.js';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Eight bits of red, green and blue, or of grey; no interlacing. */
const COLOUR = [8, 2, 0, 0, 0];
const GREY = [8, 0, 0, 0, 0];
/** Little is gained by more, for a page that is looked at once. */
const COMPRESSION = 4;

const chunk = (type: string, data: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(8 + named.length);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), 4 + named.length);
  return framed;
};

/**
 * A PNG of pixels of red, green, blue and opacity, a byte each, row by row from the top. The opacity is left out: what is
 * drawn lies on white.
 */
export function png(width: number, height: number, pixels: Uint8Array): Uint8Array<ArrayBuffer> {
  // Each row begins with the number of its filter: none.
  const rows = Buffer.alloc(height * (1 + width * 3));
  let at = 0;
  for (let y = 0, from = 0; y < height; y++) {
    at++;
    for (let x = 0; x < width; x++, from += 4) {
      rows[at++] = pixels[from]!;
      rows[at++] = pixels[from + 1]!;
      rows[at++] = pixels[from + 2]!;
    }
  }
  return packed(width, height, COLOUR, rows);
}

/** A PNG of pixels of one byte each, row by row from the top; 0 is black. */
export function greyPng({ width, height, data }: Grey): Uint8Array<ArrayBuffer> {
  const rows = Buffer.alloc(height * (1 + width));
  for (let y = 0; y < height; y++) rows.set(data.subarray(y * width, (y + 1) * width), y * (1 + width) + 1);
  return packed(width, height, GREY, rows);
}

function packed(
  width: number,
  height: number,
  format: readonly number[],
  rows: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Uint8Array.from(
    Buffer.concat([
      SIGNATURE,
      chunk('IHDR', Buffer.concat([header, Buffer.from(format)])),
      chunk('IDAT', deflateSync(rows, { level: COMPRESSION })),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}
