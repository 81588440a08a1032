import { sentFiles } from '@frontdoor/contracts';
import { readJson } from '@frontdoor/kernel';
import type { OutgoingFile } from '../core/index.js';

/** The files of a document that another system sent, in the order of the indexes. It was checked when it came in. */
export function readFiles(raw: Uint8Array, indexes: readonly number[]): OutgoingFile[] {
  const { files } = sentFiles.parse(readJson(new TextDecoder().decode(raw)));
  return indexes.map((index) => {
    const { name, contentType, content } = files[index]!;
    return { name, contentType, content: Buffer.from(content, 'base64') };
  });
}
