import { readFileSync, readdirSync } from 'node:fs';
import { readPack, type Pack, type PackFile } from '../index.js';

/** For specs only: the engine itself reads nothing from disk. */
const CHARTERS = new URL('../../../charters/', import.meta.url);

export const PACK_IDS = [
  'cambridge-city',
  'cambridgeshire-county',
  'cambridgeshire-feedback',
  'county-care',
  'cambridge-city-2012',
] as const;
export type PackId = (typeof PACK_IDS)[number];

export const readCharterFile = (path: string): PackFile => ({
  path,
  text: readFileSync(new URL(path, CHARTERS), 'utf8'),
});

/** The files of a pack; `edit` changes their text, for faults and for changed calendars. */
export function packFiles(id: string, edit: (file: PackFile) => PackFile = (file) => file): PackFile[] {
  return [`${id}/charter.yaml`, `${id}/calendar.yaml`, 'holidays/united-kingdom.json'].map((path) =>
    edit(readCharterFile(path)),
  );
}

const untouched = new Map<PackId, Pack>();

/** A pack as it is published, read once; or with its files edited. */
export function loadPack(id: PackId, edit?: (file: PackFile) => PackFile): Pack {
  const known = edit ? undefined : untouched.get(id);
  if (known) return known;
  const { pack, faults } = readPack(packFiles(id, edit));
  if (!pack)
    throw new Error(faults.map(({ file, path, message }) => `${file} ${path}: ${message}`).join('\n'));
  if (!edit) untouched.set(id, pack);
  return pack;
}

export const caseFiles = (id: PackId): PackFile[] =>
  readdirSync(new URL(`${id}/cases/`, CHARTERS))
    .sort()
    .map((name) => readCharterFile(`${id}/cases/${name}`));
