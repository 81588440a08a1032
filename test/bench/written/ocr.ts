import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { READING_PROGRAM } from '@frontdoor/channels';
import { lettersReader, ocrReader, pageReader, sheetReader } from '@frontdoor/channels/paper';
import { ReadingThreads } from '@frontdoor/platform';
import { faxedTiff, scannedPage, scannedTiff } from '../../support/scans.js';

const PAGES = 10;
const PREVIEWS = 10;
const LINES = Array.from(
  { length: 28 },
  (_, n) => `Line ${n + 1}: the street lamp outside my house has been dark since ${n + 1} May`,
);
const LIMITS = { threads: 1, milliseconds: 300_000, memoryMb: 256 };

const rounded = (value: number): number => Math.round(value * 10) / 10;
const memoryMb = (): number => Math.round(process.memoryUsage().rss / 1024 / 1024);

/** Letters read by a machine: pages a minute, the memory it takes, and how long a page takes to be looked at. */
export async function benchOcr(tell: (line: string) => void): Promise<object> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'frontdoor-ocr-'));
  const threads = new ReadingThreads(READING_PROGRAM, LIMITS);
  try {
    const before = memoryMb();
    const page = await scannedPage({ lines: LINES });
    const batch = await scannedTiff(Array.from({ length: PAGES }, () => ({ lines: LINES })));
    const timed = async <T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> => {
      const from = performance.now();
      const result = await work();
      return { ms: performance.now() - from, result };
    };
    tell('ocr: a file of ten pages is looked through for codes');
    const cut = await timed(() => threads.run(lettersReader.name, batch, { marks: [] }));
    const previews: number[] = [];
    for (let n = 0; n < PREVIEWS; n++)
      previews.push((await timed(() => threads.run(pageReader.name, batch, { page: n % PAGES }))).ms);
    tell(`ocr: ${PAGES} pages are read`);
    const options = { languages: ['eng', 'cym'], folder };
    const read = async (content: Uint8Array): Promise<{ confidence: number }> => {
      const sheet = (await threads.run(sheetReader.name, content, { page: 0 })) as { png: Uint8Array };
      return threads.run(ocrReader.name, sheet.png, options) as Promise<{ confidence: number }>;
    };
    const start = await timed(() => read(page));
    let most = memoryMb();
    const pages: number[] = [];
    for (let n = 0; n < PAGES; n++) {
      pages.push((await timed(() => read(page))).ms);
      most = Math.max(most, memoryMb());
    }
    const faxed = await faxedTiff({ lines: LINES });
    const fax = await timed(() => read(faxed));
    const total = pages.reduce((sum, ms) => sum + ms, 0);
    return {
      pagesAMinute: rounded((PAGES * 60_000) / total),
      firstPageMs: Math.round(start.ms),
      confidence: { scan: start.result.confidence, fax: fax.result.confidence },
      codesMsAPage: rounded(cut.ms / PAGES),
      previewMs: {
        median: Math.round(previews.toSorted((a, b) => a - b)[PREVIEWS / 2]!),
        most: Math.round(Math.max(...previews)),
      },
      memoryMb: { before, most },
    };
  } finally {
    await threads.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
