import { defineReader } from '../core/index.js';
import { mailAttachments, type ReadingOf, readMail } from './mime.mapping.js';
import { parseMail } from './mime-parse.js';
import type { PageOptions } from './page/mail-page.js';

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

/** A mail as its writer formatted it, as an HTML document; what is no mail says nothing. */
export const mailPageReader = defineReader(
  'mail-page',
  async (raw, options: PageOptions): Promise<string> => {
    const mail = parseMail(raw);
    // Only threads in which somebody looks at mail need what makes HTML harmless.
    const { mailPage } = await import('./page/mail-page.js');
    return mailPage('reason' in mail ? { said: [], files: [], subject: '' } : mail, options);
  },
);
