import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { pdf } from '../../../test/support/pdf.js';
import { faxedTiff, scannedPage } from '../../../test/support/scans.js';
import { ReadingThreads } from '../../platform/index.js';
import { READING_PROGRAM } from '../reading-program.js';
import { ocrReader, type Recognised } from './ocr-reader.js';
import { type Sheet, sheetReader } from './sheet-reader.js';

const LINES = [
  '14 Mill Lane, Cambridge CB2 1RX',
  'Dear council, the street lamp outside my house',
  'has been dark since the 3rd of November.',
  'Annwyl gyngor, diolch yn fawr am eich llythyr.',
];

describe('print on pages', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'frontdoor-ocr-'));
  const threads = new ReadingThreads(READING_PROGRAM, { threads: 1, milliseconds: 90_000, memoryMb: 256 });
  afterAll(async () => {
    await threads.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const sheet = (bytes: Uint8Array): Promise<Sheet> =>
    threads.run(sheetReader.name, bytes, { page: 0 }) as Promise<Sheet>;
  const read = async (bytes: Uint8Array): Promise<Recognised> => {
    const found = await sheet(bytes);
    if (!('png' in found)) throw new Error('there is no picture to read');
    const options = { languages: ['eng', 'cym'], folder };
    return threads.run(ocrReader.name, found.png, options) as Promise<Recognised>;
  };

  it('is read in two languages, off a photograph that is askew', async () => {
    const askew = await sharp(await scannedPage({ lines: LINES }))
      .rotate(1.2, { background: 'white' })
      .jpeg({ quality: 60 })
      .toBuffer();
    const { text, confidence, turned } = await read(askew);
    for (const words of ['CB2 1RX', 'the street lamp outside my house', 'diolch yn fawr'])
      expect(text).toContain(words);
    expect(confidence).toBeGreaterThan(80);
    expect(turned).toBe(0);
  }, 90_000);

  it('is set upright where the page lies upside down', async () => {
    const { text, turned } = await read(
      await sharp(await scannedPage({ lines: LINES }))
        .rotate(180)
        .png()
        .toBuffer(),
    );
    expect(turned).toBe(180);
    expect(text).toContain('street lamp');
  }, 90_000);

  it('is read off a fax of standard fineness, and none off a blank page', async () => {
    expect((await read(await faxedTiff({ lines: LINES }))).text).toContain('dark since the 3rd of November');
    expect(await read(await scannedPage({}))).toMatchObject({ text: '', confidence: 0 });
  }, 90_000);

  it('is not read where the file says itself what stands there', async () => {
    const drawing = LINES.map((line, n) => `BT /F1 12 Tf 72 ${700 - n * 20} Td (${line}) Tj ET`).join('\n');
    expect(await sheet(pdf({ drawing }))).toMatchObject({ text: expect.stringContaining('the street lamp') });
    expect(await sheet(pdf())).toHaveProperty('png');
  });

  it('hurts nobody where the picture is none', async () => {
    const nothing = threads.run(ocrReader.name, Buffer.from('not a picture'), {
      languages: ['eng', 'cym'],
      folder,
    });
    await expect(nothing).rejects.toBeDefined();
    expect((await read(await scannedPage({ lines: LINES }))).text).toContain('street lamp');
  }, 90_000);
});
