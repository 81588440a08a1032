import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import type { Charters } from './charters.js';
import { asLine, mixed } from './mix.js';

const LINES = 1_000_000;
const LINES_AT_ONCE = 10_000;
const LINE_FEED = 10;

/** Lines that `frontdoor due --json` answers a second, from its start to its end: a million of them from a file. */
export async function measureCommandLine(charters: Charters): Promise<number> {
  const file = path.join(charters.folder, 'questions.jsonl');
  writeQuestions(file, charters);
  const input = fs.openSync(file, 'r');
  const from = performance.now();
  const command = spawn(process.execPath, ['dist/apps/cli/src/main.js', 'due', '--json'], {
    env: { ...process.env, CHARTERS_DIR: charters.folder },
    stdio: [input, 'pipe', 'inherit'],
  });
  const ended = once(command, 'close');
  let lines = 0;
  for await (const bytes of command.stdout as AsyncIterable<Buffer>) {
    if (lines === 0 && !bytes.includes('"due"'))
      throw new Error(`No due time: ${bytes.toString('utf8', 0, 200)}`);
    for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) lines++;
    if (bytes.includes('"error"')) throw new Error('A question had no answer');
  }
  await ended;
  const seconds = (performance.now() - from) / 1000;
  fs.closeSync(input);
  if (lines !== LINES) throw new Error(`${lines} answers to ${LINES} questions`);
  return Math.round(LINES / seconds);
}

function writeQuestions(file: string, { packs }: Charters): void {
  const lines = mixed(packs, LINES).map(asLine);
  for (let i = 0; i < lines.length; i += LINES_AT_ONCE)
    fs.appendFileSync(file, lines.slice(i, i + LINES_AT_ONCE).join(''));
}
