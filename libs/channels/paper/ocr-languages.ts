import { copyFile, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A language of print that can be read, by its name in ISO 639-2. */
export type OcrLanguage = 'eng' | 'cym';

/** The smaller of the data there are, which reads as well. */
const DATA = '4.0.0_best_int';

/** Brings the data of these languages together in one folder, where they are wanted. */
export async function gatherLanguages(folder: string, languages: readonly OcrLanguage[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const language of languages) {
    const name = `${language}.traineddata.gz`;
    const own = path.dirname(fileURLToPath(import.meta.resolve(`@tesseract.js-data/${language}`)));
    const [from, to] = [path.join(own, DATA, name), path.join(folder, name)];
    const there = await stat(to).catch(() => undefined);
    if (there?.size !== (await stat(from)).size) await copyFile(from, to);
  }
}
