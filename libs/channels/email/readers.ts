import { defineReader } from '../core/index.js';
import { type Envelope, mailAttachments, readMail } from './mime.mapping.js';

/** A mail as a contact. */
export const mailReader = defineReader(
  'mail',
  (
    raw,
    {
      entryPoint,
      envelope,
      authenticatedBy,
    }: { entryPoint: string; envelope?: Envelope; authenticatedBy?: readonly string[] },
  ) => readMail(raw, entryPoint, envelope, authenticatedBy),
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
