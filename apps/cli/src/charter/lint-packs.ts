import { expiringCalendars, readPack, runCases, type Pack, type PackFault } from '@frontdoor/charter';
import { readCharterFiles, type CharterFiles } from './charter-files.js';

interface PendingPromise {
  pack: string;
  id: string;
  /** The capability that is not built yet. */
  pending: string;
}

export interface Lint {
  faults: PackFault[];
  pending: PendingPromise[];
  packs: number;
  promises: number;
  cases: number;
}

/**
 * Everything that is wrong with the charter packs under a folder, all at once: shapes, names, golden cases that come
 * out otherwise, bank holidays known for less than 12 months after `now` (epoch milliseconds UTC).
 */
export async function lintPacks(dir: string, now: number): Promise<Lint> {
  const { charters, faults } = await readCharterFiles(dir);
  const lint: Lint = { faults, pending: [], packs: 0, promises: 0, cases: 0 };
  for (const charter of charters) {
    const { pack, faults: wrong } = readPack(charter.files);
    faults.push(...wrong);
    lint.packs++;
    if (pack) lintPack(lint, charter, pack, now);
    faults.push(...(await faultsOfLetters(charter)));
  }
  return lint;
}

/** What is wrong with the template of letters that a pack has of its own. */
async function faultsOfLetters({ letter }: CharterFiles): Promise<PackFault[]> {
  if (!letter) return [];
  // Few packs have one, and what writes letters is large.
  const { checkTemplate } = await import('@frontdoor/casework/letters');
  return (await checkTemplate(letter.text)).map(({ line, message }) => ({
    file: letter.path,
    path: line === undefined ? '' : `line ${line}`,
    message,
  }));
}

function lintPack(lint: Lint, charter: CharterFiles, pack: Pack, now: number): void {
  if (pack.id !== charter.id) {
    const message = `is ${pack.id}, but the folder is ${charter.id}`;
    lint.faults.push({ file: `${charter.id}/charter.yaml`, path: 'id', message });
  }
  for (const message of expiringCalendars(pack, now)) {
    lint.faults.push({ file: `${charter.id}/calendar.yaml`, path: '', message });
  }
  for (const file of charter.cases) {
    const { runs, faults } = runCases(pack, file);
    lint.faults.push(...faults);
    lint.cases += runs.length;
  }
  lint.promises += pack.promises.length;
  for (const { id, pending } of pack.promises) if (pending) lint.pending.push({ pack: pack.id, id, pending });
}

/** The lint in words: faults first, then what is pending, then the totals. Exit code 1 when there are faults. */
export function sayLint({ faults, pending, packs, promises, cases }: Lint): {
  text: string;
  exitCode: 0 | 1;
} {
  const lines = faults.map(({ file, path, message }) => `${file}: ${path ? `${path}: ` : ''}${message}`);
  if (pending.length > 0) lines.push(`Pending, ${pending.length} of ${promises} promises:`);
  for (const { pack, id, pending: what } of pending) lines.push(`  ${pack} ${id}: ${what}`);
  lines.push(`${packs} packs, ${promises} promises, ${cases} cases, ${faults.length} faults.`);
  return { text: `${lines.join('\n')}\n`, exitCode: faults.length > 0 ? 1 : 0 };
}
