import { readForm, toE164 } from '@frontdoor/kernel';
import { recipientsOf } from '../../../apps/cli/src/mail/recipients.js';
import { splitMbox } from '../../../apps/cli/src/mail/split-mbox.js';
import { readApiContact } from '../../../libs/channels/api/read-contact.js';
import { readMail } from '../../../libs/channels/email/mime.mapping.js';
import { readFormData } from '../../../libs/channels/core/form-data.js';
import { readContactForm } from '../../../libs/channels/web/web.mapping.js';
import {
  FORM_GRAMMAR,
  FORM_DATA_GRAMMAR,
  HTML_GRAMMAR,
  JSON_GRAMMAR,
  MAIL_GRAMMAR,
  MBOX_GRAMMAR,
  NUMBER_GRAMMAR,
} from './grammars.js';
import type { Grammar } from './shape.js';

/** What makes something of bytes that strangers sent. */
export interface Reader {
  grammar: Grammar;
  read: (input: Buffer) => void | Promise<void>;
}

const ENTRY_POINT = 'help@fenmoor.example';
const LARGEST_MAIL = 25 * 1024 * 1024;

/** Every reader of outside bytes that there is. */
export const READERS = {
  mail: {
    grammar: MAIL_GRAMMAR,
    read: (input) => void readMail(input, ENTRY_POINT, { zone: 'Europe/London' }),
  },
  html: { grammar: HTML_GRAMMAR, read: (input) => void readMail(input, ENTRY_POINT) },
  json: { grammar: JSON_GRAMMAR, read: (input) => void readApiContact(input) },
  form: {
    grammar: FORM_GRAMMAR,
    read: (input) => void readContactForm(readForm(input.toString()), ENTRY_POINT),
  },
  formData: { grammar: FORM_DATA_GRAMMAR, read: (input) => void readFormData(input) },
  recipients: { grammar: MAIL_GRAMMAR, read: (input) => void recipientsOf(input) },
  numbers: { grammar: NUMBER_GRAMMAR, read: (input) => void toE164(input.toString()) },
  mbox: {
    grammar: MBOX_GRAMMAR,
    read: async (input) => {
      for await (const mail of splitMbox(inPieces(input), LARGEST_MAIL)) void mail;
    },
  },
} satisfies Record<string, Reader>;

export type ReaderName = keyof typeof READERS;

const PIECE_BYTES = 64 * 1024;

async function* inPieces(input: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < input.length; at += PIECE_BYTES) yield input.subarray(at, at + PIECE_BYTES);
}
