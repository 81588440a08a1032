import type { HandedWords, RowOf } from '@frontdoor/persistence';
import type { findWordsToHandOver } from '@frontdoor/persistence';

type Sent = RowOf<typeof findWordsToHandOver>;

interface Handed {
  subject: string;
  /** The brief, as a text. */
  text: string;
  customer: HandedWords['customer'];
  sent: readonly Sent[];
  withFiles: boolean;
}

/** What a partner gets: the brief, where it is, who asks where they agreed to be named, and the files. */
export function handedWords({ subject, text, customer, sent, withFiles }: Handed): HandedWords {
  const report = sent.find((each) => each.report?.latitude !== undefined)?.report;
  const address = sent.find(({ place }) => place !== null)?.place?.address ?? report?.address;
  return {
    subject,
    text,
    ...(customer && { customer }),
    ...(report?.latitude !== undefined && { latitude: report.latitude, longitude: report.longitude! }),
    ...(address !== undefined && { address }),
    files: withFiles
      ? sent.flatMap(({ id, attachments }) => attachments.map(({ index }) => ({ contactId: id, index })))
      : [],
  };
}
