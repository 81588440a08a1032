import fs from 'node:fs';
import path from 'node:path';
import { type Pack, type PackFile, readPack } from '@frontdoor/charter';
import { FrontdoorError } from '@frontdoor/kernel';

/** The texts a pack is made of, as they stand on disk. */
export interface PackTexts {
  charter: string;
  calendar: string;
}

interface InstalledPack {
  pack: Pack;
  texts: PackTexts;
  /** Its own template of letters. */
  letter?: string;
}

/** The file in a pack's folder with its own template of letters. */
export const LETTER_FILE = 'letter.typ';

/** The charter packs of this installation, read and checked once. */
export class CharterPacks {
  private constructor(
    private readonly packs: ReadonlyMap<string, InstalledPack>,
    /** The bank holiday list that came with them. */
    readonly holidays: PackFile,
  ) {}

  /**
   * Reads every pack below `folder`.
   *
   * @throws FrontdoorError `setting-invalid` naming the faults of all packs.
   */
  static read(folder: string): CharterPacks {
    if (!fs.existsSync(folder))
      throw new FrontdoorError('setting-invalid', { faults: `CHARTERS_DIR names no folder: ${folder}` });
    const [holidays] = filesBelow(path.join(folder, 'holidays'));
    if (!holidays)
      throw new FrontdoorError('setting-invalid', {
        faults: `CHARTERS_DIR holds no bank holidays: put the official list into ${folder}/holidays`,
      });
    const packs = new Map<string, InstalledPack>();
    const faults: string[] = [];
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      const own = path.join(folder, entry.name);
      if (!entry.isDirectory() || !fs.existsSync(path.join(own, 'charter.yaml'))) continue;
      const files = filesBelow(own);
      const result = readPack([...files, holidays]);
      faults.push(...result.faults.map((fault) => `${fault.file} ${fault.path}: ${fault.message}`));
      const text = (name: string): string => files.find((file) => file.path.endsWith(name))?.text ?? '';
      const letter = path.join(own, LETTER_FILE);
      if (result.pack)
        packs.set(result.pack.id, {
          pack: result.pack,
          texts: { charter: text('charter.yaml'), calendar: text('calendar.yaml') },
          ...(fs.existsSync(letter) && { letter: fs.readFileSync(letter, 'utf8') }),
        });
    }
    if (faults.length > 0)
      throw new FrontdoorError('setting-invalid', { faults: faults.slice(0, 20).join('; ') });
    return new CharterPacks(packs, holidays);
  }

  /** As on disk, without what administrators changed. @throws FrontdoorError `setting-invalid` when there is no such pack. */
  get(id: string): Pack {
    return this.installed(id).pack;
  }

  /** A template of letters that a pack has of its own. @throws FrontdoorError `setting-invalid` when there is no such pack. */
  letterOf(id: string): string | undefined {
    return this.installed(id).letter;
  }

  all(): readonly InstalledPack[] {
    return [...this.packs.values()];
  }

  private installed(id: string): InstalledPack {
    const found = this.packs.get(id);
    if (!found)
      throw new FrontdoorError('setting-invalid', {
        faults: `there is no charter pack ${id} (known: ${[...this.packs.keys()].join(', ')})`,
      });
    return found;
  }

  /** @throws FrontdoorError `setting-invalid` when there is no such pack. */
  textsOf(id: string): PackTexts {
    return this.installed(id).texts;
  }
}

const filesBelow = (folder: string): PackFile[] =>
  fs.existsSync(folder)
    ? fs
        .readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(ya?ml|json)$/.test(name))
        .map((name) => ({
          path: path.join(path.basename(folder), name),
          text: fs.readFileSync(path.join(folder, name), 'utf8'),
        }))
    : [];
