import { letterBlocks, letterWriter } from '@frontdoor/channels/letters';
import { READING_PROGRAM } from '@frontdoor/channels';
import { ReadingThreads } from '@frontdoor/platform';
import { mostMemory } from '../most-memory.js';

const LETTERS = 300;
const PARAGRAPHS = 12;
const PARAGRAPH =
  'We have looked into what you told us and will mend it. If anything in this letter is unclear, please ask us.';
const LIMITS = { threads: 1, milliseconds: 60_000, memoryMb: 512 };

const content = (n: number): object => ({
  language: 'en',
  large: n % 3 === 0,
  sender: { organisation: 'Fenmoor District Council', service: 'Waste', address: ['Civic Hall', 'CB1 1AA'] },
  recipient: ['The occupier', `${n} Mill Road`, 'Fenmoor', 'CB1 2AB'],
  reference: 'K7Q2-9XMA',
  code: `https://frontdoor.fenmoor.example/find-enquiry?letter=${n}`,
  day: '2026-11-27',
  subject: `Your bin at ${n} Mill Road`,
  blocks: letterBlocks({ text: Array.from({ length: PARAGRAPHS }, () => PARAGRAPH).join('\n\n') }),
});

/** Letters written as tagged PDF, every third in large print: how many a second, and the memory of the process. */
export async function benchLetters(tell: (line: string) => void): Promise<object> {
  tell(`letters: ${LETTERS} are written`);
  const threads = new ReadingThreads(READING_PROGRAM, LIMITS);
  try {
    const took: number[] = [];
    for (let n = 0; n < LETTERS; n++) {
      const from = performance.now();
      const letter = await threads.run(letterWriter.name, new Uint8Array(), { content: content(n) });
      if (!('document' in (letter as object))) throw new Error(`No letter: ${JSON.stringify(letter)}`);
      took.push(performance.now() - from);
    }
    const sorted = took.toSorted((a, b) => a - b);
    const total = took.reduce((sum, ms) => sum + ms, 0);
    return {
      lettersASecond: Math.round((LETTERS * 10_000) / total) / 10,
      ms: {
        first: Math.round(took[0]!),
        median: Math.round(sorted[LETTERS / 2]!),
        p95: Math.round(sorted[Math.floor(LETTERS * 0.95)]!),
      },
      memoryMb: mostMemory(process.pid),
    };
  } finally {
    await threads.close();
  }
}
