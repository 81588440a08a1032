import { loadPacks } from '../charter/index.js';
import { chartersFolder } from '../charters-folder.js';
import { answer, explainDue, type Packs, type Question, runDue } from '../due/index.js';
import { CommandFault } from '../faults.js';
import type { ExitCode, Io } from '../io.js';

interface Options {
  json?: boolean;
  explain?: boolean;
}

/** Answers one question given as arguments, or those on standard input, one a line. */
export async function due(
  io: Io,
  words: readonly (string | undefined)[],
  options: Options,
): Promise<ExitCode | void> {
  const [pack, standard, at] = words;
  const asked = words.filter((word) => word !== undefined).length;
  if ((asked > 0 && asked < 3) || (options.explain && asked === 0)) {
    io.err('Name pack, promise and instant, as in: frontdoor due cambridge-city CITY-E1 2025-12-24T16:30:00Z\n');
    return 2;
  }
  const packs = await readPacks(io);
  if (asked === 0) return answerAll(io, packs, options);
  const question: Question = { pack: pack!, standard: standard!, at: at! };
  try {
    await io.out(one(packs, question, options));
  } catch (error) {
    throw inWords(error);
  }
}

function one(packs: Packs, question: Question, { json, explain }: Options): string {
  const said = answer(packs, question);
  const explanation = explain ? explainDue(packs, question) : undefined;
  if (json) return `${JSON.stringify({ ...said, explanation })}\n`;
  if (explanation) return explanation.map((line) => `${line}\n`).join('');
  const also = (said.also ?? []).map((other) => `${other.due}  ${other.standard}\n`);
  return [`${said.due}\n`, ...also].join('');
}

async function answerAll(io: Io, packs: Packs, { json }: Options): Promise<void> {
  const write = json ? io.out : (lines: string): Promise<void> => io.out(plain(lines));
  await runDue(io.input.setEncoding('utf8'), packs, write);
}

/** The answers as bare instants, and `error:` with the reason where there is none. */
const plain = (lines: string): string =>
  lines
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const { due: instant, error } = JSON.parse(line) as { due?: string; error?: { message: string } };
      return `${instant ?? `error: ${error?.message}`}\n`;
    })
    .join('');

/** Packs with faults are left out, and their faults said; the others can be asked. */
async function readPacks(io: Io): Promise<Packs> {
  const { packs, faults } = await loadPacks(chartersFolder(io));
  for (const { file, path, message } of faults) io.err(`${file}: ${path ? `${path}: ` : ''}${message}\n`);
  if (packs.size > 0) return packs;
  throw new CommandFault(
    'no-charter-pack',
    'There is no charter pack that can be used.',
    'Name their folder in CHARTERS_DIR, and check them with `frontdoor charter lint`.',
  );
}

function inWords(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'DueError') return error;
  const { code } = error as Error & { code: string };
  return new CommandFault(code, error.message, '`frontdoor charter list` shows packs, promises and clocks.');
}
