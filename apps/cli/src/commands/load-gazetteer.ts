import { stat } from 'node:fs/promises';
import { Ids, SystemClock } from '@frontdoor/kernel';
import { InstanceSecret, readConfig } from '@frontdoor/platform';
import { Administration, type GazetteerLine, type GazetteerLoaded } from '@frontdoor/use-cases';
import { withDatabase } from '../database.js';
import { CommandFault } from '../faults.js';
import { decoded } from '../gazetteer/decoded.js';
import { readLines } from '../gazetteer/read-lines.js';
import type { ExitCode, Io } from '../io.js';
import { Progress } from '../progress.js';

interface Options {
  dryRun?: boolean;
  json?: boolean;
}

/** Puts the places of a CSV file in the place of those there are. Exit code 1, and nothing changed, with one fault in it. */
export async function loadGazetteer(
  io: Io,
  file: string,
  { dryRun = false, json = false }: Options,
): Promise<ExitCode> {
  const config = readConfig(io.environment);
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile())
    throw new CommandFault(
      'file-missing',
      `There is no file ${file}.`,
      'Name the CSV file of your gazetteer.',
    );
  const clock = new SystemClock();
  const progress = new Progress(io, found.size, 'lines');
  const lines = async function* (): AsyncGenerator<GazetteerLine> {
    let before = 0;
    for await (const { bytes, ...line } of readLines(decoded(file))) {
      yield line;
      progress.add(Math.max(0, bytes - before));
      before = bytes;
    }
  };
  const say = (line: string): void => (json ? undefined : io.err(`${line}\n`));
  const loaded = await withDatabase(config, { say }, async ({ source }) => {
    const secret = InstanceSecret.of(config);
    const { gazetteer } = new Administration({ source, clock, ids: new Ids(clock), secret });
    try {
      return await gazetteer.load(lines(), {
        dryRun,
        tell: ({ line, fault }) =>
          io.out(json ? `${JSON.stringify({ line, fault })}\n` : `Line ${line}: ${fault}.\n`),
      });
    } finally {
      progress.end();
    }
  });
  const done = loaded.faults === 0 && loaded.places > 0;
  const result = { loaded: done && !dryRun, ...loaded };
  await io.out(json ? `${JSON.stringify(result)}\n` : sayLoaded(loaded, dryRun));
  return done ? 0 : 1;
}

function sayLoaded({ places, faults, ...changes }: GazetteerLoaded, dryRun: boolean): string {
  const number = (count: number): string => count.toLocaleString('en-GB');
  if (faults > 0)
    return `${number(places)} places, and ${faults === 1 ? 'one fault' : `${number(faults)} faults`}: nothing was changed. Put the file right and load it again.\n`;
  if (places === 0) return 'There is no place in the file: nothing was changed.\n';
  const { added, changed, gone } = changes;
  const what = `${number(added)} added, ${number(changed)} changed, ${number(gone)} gone`;
  return `${number(places)} places: ${what}.${dryRun ? ' This was a dry run: nothing was changed.' : ''}\n`;
}
