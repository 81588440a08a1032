import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadPacks } from '../charter/index.js';
import { chartersFolder } from '../charters-folder.js';
import { answer, DueError, explainDue, type Packs, type Question, runDue } from '../due/index.js';
import { CommandFault, WrongUsage } from '../faults.js';
import type { Io } from '../io.js';

interface Options {
  json?: boolean;
  explain?: boolean;
}

/** Answers one question given as arguments, or those on standard input, one a line. */
export async function due(io: Io, words: readonly (string | undefined)[], options: Options): Promise<void> {
  const [pack, standard, at] = words;
  const asked = words.filter((word) => word !== undefined).length;
  if ((asked > 0 && asked < 3) || (options.explain && asked === 0))
    throw new WrongUsage(
      'A question needs pack, promise and instant.',
      'For example: frontdoor due cambridge-city CITY-E1 2025-12-24T16:30:00Z',
    );
  const packs = await readPacks(io, pack);
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

/**
 * Packs with faults are left out, and their faults said; the others can be asked. For one question its pack is
 * read alone, which takes a fifth of the time.
 */
async function readPacks(io: Io, only: string | undefined): Promise<Packs> {
  const all = chartersFolder(io);
  const one = only && /^[\w-]+$/.test(only) ? path.join(all, only) : all;
  const { packs, faults } = await loadPacks(existsSync(path.join(one, 'charter.yaml')) ? one : all);
  for (const { file, path, message } of faults) io.err(`${file}: ${path ? `${path}: ` : ''}${message}\n`);
  if (packs.size > 0) return packs;
  throw new CommandFault(
    'no-charter-pack',
    'There is no charter pack that can be used.',
    'Name their folder in CHARTERS_DIR, and check them with `frontdoor charter lint`.',
  );
}

function inWords(error: unknown): unknown {
  if (!(error instanceof DueError)) return error;
  return new CommandFault(
    error.code,
    error.message,
    '`frontdoor charter list` shows packs, promises and clocks.',
  );
}
