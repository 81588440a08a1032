import { z } from 'zod';
import { hasPassage } from './passages.js';

const kept = z.array(z.object({ id: z.uuid(), lines: z.array(z.string()) }));
type PutIn = z.infer<typeof kept>[number];

/** Shorter lines may stand in any text. */
const TELLING = 15;

const read = (text: string | undefined): PutIn[] => {
  const parsed = kept.safeParse(JSON.parse(text ?? '[]'));
  return parsed.success ? parsed.data : [];
};

/** Remembers in a draft that an answer was put into it, and by which lines it is known again. */
export const withAnswer = (before: string | undefined, id: string, text: string): string => {
  const lines = text.split('\n').filter((line) => line.trim().length >= TELLING);
  return JSON.stringify([
    ...read(before).filter((each) => each.id !== id),
    { id, lines: lines.slice(0, 20) },
  ]);
};

/** Which of the answers that were put in are still there, at least a line of each. */
export const answersIn = (before: string | undefined, text: string): string[] =>
  read(before)
    .filter(({ lines }) => lines.some((line) => hasPassage(text, line)))
    .map(({ id }) => id);
