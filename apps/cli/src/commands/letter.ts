import { writeFile } from 'node:fs/promises';
import { checkTemplate, writeSample } from '@frontdoor/casework/letters';
import { LETTER_TEMPLATE } from '@frontdoor/channels/letters';
import { CommandFault } from '../faults.js';
import type { ExitCode, Io } from '../io.js';
import { readTemplate } from '../letter/read-template.js';
import { document } from '../table.js';

export const printTemplate = (io: Io): Promise<void> => io.out(LETTER_TEMPLATE.trimStart());

interface Options {
  sample?: string;
  large?: boolean;
  language: string;
  json?: boolean;
}

/** Says what is wrong with a template of letters; where nothing is, it can be looked at as a letter. */
export async function checkLetter(
  io: Io,
  file: string | undefined,
  { sample, large = false, language, json }: Options,
): Promise<ExitCode> {
  const template = file === undefined ? LETTER_TEMPLATE : await readTemplate(file);
  const faults = await checkTemplate(template);
  const isSampled = sample !== undefined && (await isWritten(sample, { template, large, language }));
  if (json) await io.out(document({ faults, sample: isSampled ? sample : null }));
  else {
    const lines = faults.map(({ line, message }) =>
      line === undefined ? message : `line ${line}: ${message}`,
    );
    lines.push(totals(faults.length));
    if (isSampled) lines.push(`A sample is in ${sample}.`);
    await io.out(`${lines.join('\n')}\n`);
  }
  return faults.length > 0 ? 1 : 0;
}

/** A letter may be there to be looked at although something stands in the wrong place. @throws CommandFault */
async function isWritten(
  file: string,
  { template, ...content }: { template: string; large: boolean; language: string },
): Promise<boolean> {
  const letter = await writeSample(content, template).catch(() => undefined);
  if (!letter) return false;
  await writeFile(file, letter).catch((cause: unknown) => {
    throw new CommandFault(
      'file-not-written',
      `The sample cannot be written to ${file}.`,
      'Name a file in a folder that you may write to.',
      { cause },
    );
  });
  return true;
}

const totals = (faults: number): string =>
  faults === 0 ? 'No faults.' : `${faults} ${faults === 1 ? 'fault' : 'faults'}.`;
