/** What stands for a contact where its sender removed it. */
export const REMOVED_BY_SENDER = 'Removed by the sender';

/** The text of a contact as its sender wants it now: the newest words, none once it is removed. */
export const writtenWords = (contact: string): string => `
  CASE WHEN ${contact}.changes = '[]' THEN ${contact}.text
       WHEN ${contact}.changes->-1->>'kind' = 'removed' THEN '${REMOVED_BY_SENDER}'
       ELSE COALESCE(${contact}.changes->-1->>'text', ${contact}.text) END`;

/** The same; of what came on paper, what was read of it. */
export const currentWords = (contact: string): string =>
  `COALESCE(NULLIF(${writtenWords(contact)}, ''), ${contact}.read_text, '')`;
