/** What stands for a contact where its sender removed it. */
export const REMOVED_BY_SENDER = 'Removed by the sender';

/** The text of a contact as its sender wants it now: the newest words, none once it is removed. */
export const writtenWords = (contact: string): string => `
  CASE WHEN ${contact}.changes = '[]' THEN ${contact}.text
       WHEN ${contact}.changes->-1->>'kind' = 'removed' THEN '${REMOVED_BY_SENDER}'
       ELSE COALESCE(${contact}.changes->-1->>'text', ${contact}.text) END`;

/** The same, with what was read of it where it came on paper, and what was said in it where it came after the tone. */
export const currentWords = (contact: string): string =>
  `concat_ws(E'\\n', NULLIF(${writtenWords(contact)}, ''), ${contact}.read_text)`;
