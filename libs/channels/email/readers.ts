import { defineReader } from '../core/index.js';
import { type Envelope, mailAttachment, readMail } from './mime.mapping.js';

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

/** One of the files of a mail, by its index in the contact. */
export const attachmentReader = defineReader('mail-attachment', async (raw, { index }: { index: number }) => {
  const { content, ...file } = await mailAttachment(raw, index);
  // A piece of a larger buffer would take all of it along.
  return { ...file, content: Uint8Array.from(content) };
});
