import { benchOcr } from './ocr.js';

/** The written word: what it costs to read letters. */
export const benchWritten = async (tell: (line: string) => void): Promise<object> => ({
  ocr: await benchOcr(tell),
});
