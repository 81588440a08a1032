import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { tokenInCode } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { letterBatch } from './letter-batch.js';
import { letterBlocks } from './letter-blocks.js';
import { LETTER_WORDS } from './letter-words.js';
import { letterWriter } from './letter-writer.js';
import type { LetterContent } from './letter.js';
import { pageReader } from '../paper/index.js';

const POINTS = 72 / 25.4;
const TOKEN = 'k7q2-9xma.7habcdefghjk';
const MARKUP = [
  'Dear Ada Whitfield,',
  '',
  'Your bin was missed on **24 November**. See [our pages](https://fenmoor.example/bins).',
  '',
  '- It will be emptied on _Thursday_',
  '- Please put it out by 7 am',
].join('\n');

const LETTER: LetterContent = {
  language: 'en',
  large: false,
  sender: {
    organisation: 'Fenmoor District Council',
    service: 'Waste and recycling',
    address: ['Civic Hall', 'Market Square', 'Fenmoor', 'CB1 1AA'],
    telephone: '01223 457000',
  },
  recipient: ['Ada Whitfield', '12 Mill Road', 'Fenmoor', 'CB1 2AB'],
  reference: 'K7Q2-9XMA',
  code: `https://frontdoor.fenmoor.example/find-enquiry?letter=${TOKEN}`,
  day: '2026-11-27',
  subject: 'Your bin in Mill Road',
  blocks: letterBlocks({ text: '', markup: MARKUP }),
  author: 'Ash Penrose',
};

describe('a letter', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'letters-'));
    const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    prepareZXingModule({ overrides: { wasmBinary: (await readFile(wasm)).buffer } });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const write = (changes: Partial<LetterContent> = {}, template?: string) =>
    letterWriter.read(new Uint8Array(), { content: { ...LETTER, ...changes }, template });
  const written = async (changes: Partial<LetterContent> = {}) => {
    const letter = await write(changes);
    if (!('document' in letter)) throw new Error(JSON.stringify(letter));
    const file = path.join(folder, 'letter.pdf');
    writeFileSync(file, letter.document);
    const ask = (program: string, ...options: string[]): string =>
      execFileSync(program, [...options, file, ...(program === 'pdftotext' ? ['-'] : [])], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    return { ...letter, ask };
  };
  /** Words of the first page with their edges in millimetres from its left and top. */
  const words = ({ ask }: Awaited<ReturnType<typeof written>>) =>
    [
      ...ask('pdftotext', '-bbox', '-l', '1').matchAll(
        /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g,
      ),
    ].map(([, ...found]) => {
      const [left, top, right, bottom] = found.slice(0, 4).map((points) => Number(points) / POINTS) as [
        number,
        number,
        number,
        number,
      ];
      return { word: found[4]!, left, top, right, bottom };
    });

  it('is PDF/UA on A4 with its title, its language and its parts by name', async () => {
    const { ask, pages, document } = await written();
    expect(pages).toBe(1);
    const info = ask('pdfinfo');
    expect(info).toMatch(/Title: +Your bin in Mill Road/);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toMatch(/Page size: .*A4/);
    expect(ask('pdfinfo', '-meta')).toMatch(/pdfuaid:part>?(="|>)?1/);
    expect(Buffer.from(document).toString('latin1')).toMatch(/\/Lang ?\(en-GB\)/);
    const parts = ask('pdfinfo', '-struct');
    for (const part of ['H1', 'P', 'L', 'LI', 'Figure', 'Span'])
      expect(parts).toMatch(new RegExp(`^ *${part}\\b`, 'm'));
    const order = ask('pdfinfo', '-struct-text');
    expect(order.indexOf('Your bin in Mill Road')).toBeGreaterThan(order.indexOf('CB1 2AB'));
    expect(order.indexOf('Dear Ada')).toBeGreaterThan(order.indexOf('Your bin in Mill Road'));
  });

  it.each([false, true])(
    'fits a window envelope: the address alone in the window, all else clear of it and the edges (large: %s)',
    async (large) => {
      const all = words(
        await written({ large, recipient: ['Ada Whitfield', '1', '2', '3', '4', 'Fenmoor', 'CB1 2AB'] }),
      );
      const address = ['Ada', 'Whitfield', '1', '2', '3', '4', 'Fenmoor', 'CB1', '2AB'];
      const inWindow = all.filter(
        ({ left, top, right, bottom }) => left < 120 && right > 24.6 && top < 66.3 && bottom > 39.5,
      );
      expect(inWindow.map(({ word }) => word)).toEqual(address);
      for (const each of inWindow) {
        expect(each.left).toBeGreaterThanOrEqual(24.5);
        expect(each.right).toBeLessThanOrEqual(120);
        expect(each.top).toBeGreaterThanOrEqual(39.5);
        expect(each.bottom).toBeLessThanOrEqual(66.3);
      }
      for (const { left, top, right, bottom } of all) {
        expect(left).toBeGreaterThan(15);
        expect(right).toBeLessThan(195);
        expect(top).toBeGreaterThan(6.1);
        expect(bottom).toBeLessThan(292);
      }
      const title = all.find(({ word, top }) => word === 'Your' && top > 70)!;
      expect(title.top).toBeGreaterThan(95);
      const head = all.filter(({ top }) => top < title.top - 1);
      for (const { bottom } of head) expect(bottom).toBeLessThan(95);
    },
  );

  it('is in 12 point, and large in 18', async () => {
    const height = async (large: boolean): Promise<number> => {
      const { top, bottom } = words(await written({ large })).find(({ word }) => word === 'missed')!;
      return bottom - top;
    };
    expect((await height(true)) / (await height(false))).toBeCloseTo(1.5, 1);
  });

  it('carries our reference in a square code that a scanner reads from the page', async () => {
    for (const large of [false, true]) {
      const { document } = await written({ large });
      const page = await pageReader.read(document, { page: 0 });
      if (!('png' in page)) throw new Error(page.why);
      const [code] = await readBarcodes(page.png, { formats: ['QRCode'] });
      expect(tokenInCode(code!.text)).toBe(TOKEN);
    }
  });

  it('says what we say in each language that we have words of', async () => {
    for (const [language, { reference, tag }] of Object.entries(LETTER_WORDS)) {
      const { ask, document } = await written({ language });
      expect(ask('pdftotext')).toContain(reference);
      expect(Buffer.from(document).toString('latin1')).toContain(`/Lang (${tag})`);
    }
    const welsh = await written({
      language: 'cy',
      blocks: letterBlocks({ text: 'Ŵ ŵ Ŷ ŷ tŷ dŵr. Zażółć gęślą jaźń' }),
    });
    expect(welsh.ask('pdftotext')).toMatch(/Ŵ ŵ Ŷ ŷ tŷ dŵr. Zażółć gęślą jaźń/);
    expect(welsh.ask('pdftotext')).toContain('27 Tachwedd 2026');
  });

  it('has what an agent wrote as words, whatever it looks like', async () => {
    const text = '#read("/etc/passwd") *bold* $x$ \\ @here <label> #{1+1}\n= Not a heading';
    const { ask } = await written({ blocks: letterBlocks({ text }), subject: '#sys.version' });
    for (const line of [...text.split('\n'), '#sys.version']) expect(ask('pdftotext')).toContain(line);
  });

  it('prints a link as its words and its address, and keeps lines as they were broken', async () => {
    const { ask } = await written();
    expect(ask('pdftotext')).toContain('our pages (https://fenmoor.example/bins)');
    const plain = await written({
      blocks: letterBlocks({ text: 'Yours sincerely,\nAsh Penrose\n \nWaste' }),
    });
    expect(plain.ask('pdftotext')).toMatch(/Yours sincerely,\nAsh Penrose\n/);
  });

  it('is not written with characters that the font lacks, and each is named', async () => {
    expect(await write({ subject: 'A ☺ and 漢', blocks: letterBlocks({ text: '☺ й' }) })).toEqual({
      missing: expect.toSatisfy(
        (all: string[]) => new Set(all).size === 3 && all.includes('☺') && all.includes('й'),
      ),
    });
    const { ask } = await written({
      blocks: letterBlocks({ text: 'so\u00adft\u200b and\u0007 hard\u2011 line' }),
    });
    expect(ask('pdftotext')).toContain('soft and hard- line');
  });

  it('is refused beyond ten pages', async () => {
    const blocks = letterBlocks({ text: Array(400).fill('A line of a long letter.').join('\n\n') });
    expect(await write({ blocks })).toEqual({
      why: expect.stringMatching(/^it has \d+ pages, and 10 at most/),
    });
  });

  it('is printed with others, each on sheets of its own', async () => {
    const [one, two] = [await written(), await written({ large: true, subject: 'The second' })];
    const three = await written({ subject: 'The third' });
    const all = [one, two, three];
    const batch = await letterBatch.read(Buffer.concat(all.map(({ document }) => document)), {
      letters: all.map(({ document, pages }) => ({ size: document.length, pages })),
    });
    const file = path.join(folder, 'batch.pdf');
    writeFileSync(file, batch);
    const page = (number: number): string =>
      execFileSync('pdftotext', ['-f', String(number), '-l', String(number), file, '-'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    expect(page(1)).toContain('Your bin in Mill Road');
    expect(page(2).trim()).toBe('');
    expect(page(3)).toContain('The second');
    const last = 3 + two.pages + (two.pages % 2);
    expect(page(last)).toContain('The third');
  });

  it('says what is wrong with a template of somebody’s own', async () => {
    expect(await write({}, '\n\n#unknown')).toEqual({
      why: 'its template does not work: unknown variable: unknown',
      line: 3,
    });
    expect(await write({}, '= No title')).toEqual({ why: expect.stringMatching(/title/) });
    expect(await write({}, '#set document(title: "x")\n= A\n#read("/etc/passwd")')).toEqual({
      why: 'its template does not work: file not found',
      line: 3,
    });
    expect(await write({}, '#import "@preview/cetz:0.2.0": canvas')).toEqual({
      why: 'its template does not work: a template fetches no packages: put what it needs of them into itself',
      line: 1,
    });
  });
});
