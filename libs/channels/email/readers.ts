import { defineReader } from '../core/index.js';
import { mailAttachments, type ReadingOf, readMail } from './mime.mapping.js';

/** A mail as a contact. */
export const mailReader = defineReader(
  'mail',
  (raw, { entryPoint, ...reading }: ReadingOf & { entryPoint: string }) => readMail(raw, entryPoint, reading),
);

/** Some of the files of a mail, by their indexes in the contact. */
export const attachmentsReader = defineReader(
  'mail-attachments',
  async (raw, { indexes }: { indexes: readonly number[] }) =>
    mailAttachments(raw, indexes).map(({ content, ...file }) => ({
      ...file,
      // A piece of a larger buffer would take all of it along.
      content: Uint8Array.from(content),
    })),
);
