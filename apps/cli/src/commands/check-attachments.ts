import { readSettings } from '@frontdoor/casework/channels';
import { type CheckedBytes, CheckBytes } from '@frontdoor/use-cases';
import { withDatabase } from '../database.js';
import type { ExitCode, Io } from '../io.js';
import { Progress } from '../progress.js';
import { withUseCases } from '../use-cases.js';

interface Options {
  json?: boolean;
}

interface Summary {
  /** Different ones, and their bytes. */
  checked: number;
  bytes: number;
  faults: number;
}

/** Proves that all large bytes that something refers to are in the store, as they were kept. Exit code 1 on faults. */
export async function checkAttachments(io: Io, { json = false }: Options): Promise<ExitCode> {
  const config = readSettings(io.environment);
  const say = (line: string): void => (json ? undefined : io.err(`${line}\n`));
  const summary: Summary = { checked: 0, bytes: 0, faults: 0 };
  await withDatabase(config, { say }, ({ url }) =>
    withUseCases(io, config, url, async (app) => {
      const bytes = app.get(CheckBytes);
      const progress = new Progress(io, (await bytes.sum()).bytes, 'files');
      try {
        for await (const checked of bytes.check()) {
          summary.checked++;
          summary.bytes += checked.size;
          if (checked.problem !== undefined) {
            summary.faults++;
            await io.out(json ? `${JSON.stringify(checked)}\n` : sayFault(checked));
          }
          progress.add(checked.size);
        }
      } finally {
        progress.end();
      }
    }),
  );
  await io.out(json ? `${JSON.stringify(summary)}\n` : saySummary(summary));
  return summary.faults === 0 ? 0 : 1;
}

const sayFault = ({ digest, size, problem, references }: CheckedBytes): string =>
  `${digest} (${megabytes(size)} MB) is ${problem}. It belongs to ${references.map(({ what, id }) => `the ${what} ${id}`).join(', ')}.\n`;

function saySummary({ checked, bytes, faults }: Summary): string {
  const all = `${checked.toLocaleString('en-GB')} large files, ${megabytes(bytes)} MB`;
  if (faults === 0) return `${all}: all are there, as they were kept.\n`;
  return `${all}: ${faults} ${faults === 1 ? 'is' : 'are'} damaged. Copy them back out of a backup of the store, under the same names.\n`;
}

const megabytes = (bytes: number): string =>
  (bytes / 1_000_000).toLocaleString('en-GB', { maximumFractionDigits: 1 });
