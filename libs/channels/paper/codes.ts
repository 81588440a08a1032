import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Grey } from './sheets.js';

/** More on one page are not ours. */
const MOST_CODES = 4;

let prepared: Promise<typeof import('zxing-wasm/reader')> | undefined;

/** With its program given: by itself it would fetch it from elsewhere. */
const reader = (): Promise<typeof import('zxing-wasm/reader')> => {
  prepared ??= (async () => {
    const zxing = await import('zxing-wasm/reader');
    const file = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
    const wasmBinary = Uint8Array.from(await readFile(file)).buffer;
    await zxing.prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
    return zxing;
  })();
  return prepared;
};

/** What the QR codes on a page say, whichever way up it lies. */
export async function codesOn({ width, height, data }: Grey): Promise<string[]> {
  const { readBarcodes } = await reader();
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let from = 0, to = 0; from < data.length; from++, to += 4)
    pixels[to] = pixels[to + 1] = pixels[to + 2] = data[from]!;
  const found = await readBarcodes(
    { width, height, data: pixels, colorSpace: 'srgb' },
    { formats: ['QRCode'], maxNumberOfSymbols: MOST_CODES, tryHarder: true },
  );
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}
