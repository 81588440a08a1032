import fs from 'node:fs';
import path from 'node:path';
import { type Pack, type PackFile, readPack } from '@frontdoor/charter';
import { FrontdoorError } from '@frontdoor/kernel';

/** The charter packs of this installation, read and checked once. */
export class CharterPacks {
  private constructor(private readonly packs: ReadonlyMap<string, Pack>) {}

  /**
   * Reads every pack below `folder`.
   *
   * @throws FrontdoorError `setting-invalid` naming the faults of all packs.
   */
  static read(folder: string): CharterPacks {
    if (!fs.existsSync(folder))
      throw new FrontdoorError('setting-invalid', { faults: `CHARTERS_DIR names no folder: ${folder}` });
    const holidays = filesBelow(path.join(folder, 'holidays'));
    const packs = new Map<string, Pack>();
    const faults: string[] = [];
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      const own = path.join(folder, entry.name);
      if (!entry.isDirectory() || !fs.existsSync(path.join(own, 'charter.yaml'))) continue;
      const result = readPack([...filesBelow(own), ...holidays]);
      faults.push(...result.faults.map((fault) => `${fault.file} ${fault.path}: ${fault.message}`));
      if (result.pack) packs.set(result.pack.id, result.pack);
    }
    if (faults.length > 0)
      throw new FrontdoorError('setting-invalid', { faults: faults.slice(0, 20).join('; ') });
    return new CharterPacks(packs);
  }

  /** @throws FrontdoorError `setting-invalid` when there is no such pack. */
  get(id: string): Pack {
    const pack = this.packs.get(id);
    if (!pack)
      throw new FrontdoorError('setting-invalid', {
        faults: `there is no charter pack ${id} (known: ${[...this.packs.keys()].join(', ')})`,
      });
    return pack;
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
