import { answer, DueError, type Packs, type Question } from './answer.js';
import { lineBatches, MAX_LINE } from './lines.js';

/** Puts text on standard output; awaited, so that a slow reader slows the answers down. */
export type Write = (text: string) => Promise<void> | void;

/**
 * Answers questions about due times, one JSON document a line in and one a line out, in order. A line that cannot be
 * answered gets `{"error":{"code","message"}}` and the next one is read. `input` is text in any pieces, such as
 * `process.stdin` set to utf8; the answers to a piece are written together.
 */
export async function runDue(input: AsyncIterable<string>, packs: Packs, write: Write): Promise<void> {
  for await (const lines of lineBatches(input)) {
    let text = '';
    for (const line of lines) text += `${JSON.stringify(answerLine(packs, line))}\n`;
    await write(text);
  }
}

function answerLine(packs: Packs, line: string | undefined): object {
  try {
    return answer(packs, readQuestion(line));
  } catch (error) {
    if (!(error instanceof DueError)) throw error;
    return { error: { code: error.code, message: error.message } };
  }
}

function readQuestion(line: string | undefined): Question {
  if (line === undefined)
    throw new DueError('line-too-long', `The line is longer than ${MAX_LINE} characters.`);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new DueError('line-invalid', 'The line is not a JSON document.');
  }
  if (typeof value !== 'object' || value === null)
    throw new DueError('line-invalid', 'The line is not a JSON object.');
  const { pack, standard, at } = value as Partial<Record<keyof Question, unknown>>;
  if (typeof pack !== 'string' || typeof standard !== 'string' || typeof at !== 'string') {
    throw new DueError('line-invalid', 'The line needs the texts pack, standard and at.');
  }
  return { pack, standard, at };
}
