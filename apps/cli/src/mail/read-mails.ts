import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import type { MailFile } from './mail-files.js';
import { isMbox, splitMbox } from './split-mbox.js';

/** One mail out of a file, or why there is none. `bytes` is how much of the file it accounts for. */
export type FoundMail =
  { name: string; raw: Uint8Array; bytes: number } | { name: string; skipped: string; bytes: number };

/** The mails of a file: itself, or those of an mbox. Mails larger than `limit` bytes are left where they are. */
export async function* readMails(file: MailFile, limit: number): AsyncGenerator<FoundMail> {
  try {
    if (isMbox(await startOf(file.path))) yield* fromMbox(file, limit);
    else if (file.size > limit)
      yield { name: file.path, skipped: tooLarge(file.size, limit), bytes: file.size };
    else yield { name: file.path, raw: await readFile(file.path), bytes: file.size };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    yield { name: file.path, skipped: `it cannot be read (${code ?? message})`, bytes: file.size };
  }
}

async function* fromMbox(file: MailFile, limit: number): AsyncGenerator<FoundMail> {
  let number = 0;
  for await (const mail of splitMbox(createReadStream(file.path), limit)) {
    const name = `${file.path} (mail ${++number})`;
    if ('raw' in mail) yield { name, raw: mail.raw, bytes: mail.raw.length };
    else yield { name, skipped: tooLarge(mail.tooLarge, limit), bytes: mail.tooLarge };
  }
}

const tooLarge = (size: number, limit: number): string =>
  `it has ${size} bytes, more than the ${limit} of SMTP_MAX_BYTES; raise that for this command to take it`;

async function startOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(5), 0, 5, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
