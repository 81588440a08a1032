import type { Worker } from 'tesseract.js';
import { defineReader } from '../core/index.js';
import { gatherLanguages, type OcrLanguage } from './ocr-languages.js';

/** What stands on a picture of a page. */
export interface Recognised {
  text: string;
  /** 0 to 100: how sure the machine is. */
  confidence: number;
  /** By how many degrees the page was turned clockwise to be read. */
  turned: 0 | 90 | 180 | 270;
}

interface Options {
  languages: readonly OcrLanguage[];
  /** Where the data of languages is kept. */
  folder: string;
}

/** Below it a page may lie the wrong way up: print that does is taken for nonsense. */
const SURE = 60;
const TURNS = [180, 90, 270] as const;

let worker: Promise<Worker> | undefined;

/** One for the life of the thread: it takes half a second to start. */
const recogniser = ({ languages, folder }: Options): Promise<Worker> => {
  worker ??= (async () => {
    await gatherLanguages(folder, languages);
    const { createWorker, OEM } = await import('tesseract.js');
    return createWorker([...languages], OEM.LSTM_ONLY, {
      ...{ langPath: folder, cacheMethod: 'none', gzip: true },
      // Without it a picture that cannot be read would end the process.
      errorHandler: () => undefined,
    });
  })();
  return worker;
};

/** Reads print on a PNG, which way up it lies. Handwriting it does not read. */
export const ocrReader = defineReader('ocr', async (png, options: Options): Promise<Recognised> => {
  const print = await recogniser(options);
  const read = async (picture: Buffer, turned: Recognised['turned']): Promise<Recognised> => {
    const { data } = await print.recognize(picture, {}, { text: true });
    return { text: data.text.trim(), confidence: Math.round(data.confidence), turned };
  };
  const page = Buffer.from(png);
  let best = await read(page, 0);
  // A blank page is blank whichever way up it lies.
  if (best.confidence >= SURE || best.text === '') return best;
  const { default: sharp } = await import('sharp');
  for (const turn of TURNS) {
    const other = await read(await sharp(page).rotate(turn).png().toBuffer(), turn);
    if (other.confidence > best.confidence) best = other;
    if (best.confidence >= SURE) break;
  }
  return best;
});
