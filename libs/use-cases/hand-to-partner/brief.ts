import type { HandedWords, RowOf } from '@frontdoor/persistence';
import type { findWordsToHandOver } from '@frontdoor/persistence';

type Sent = RowOf<typeof findWordsToHandOver>;

interface Handed {
  subject: string;
  /** Of whoever hands it over. */
  words: string;
  customer: HandedWords['customer'];
  sent: readonly Sent[];
  withFiles: boolean;
  /** As the organisation writes days. */
  sayDay: (instant: number) => string;
}

/** What a partner is told: what it is asked to do, and all that the customer wrote, so that nothing has to be asked again. */
export function briefOf({ subject, words, customer, sent, withFiles, sayDay }: Handed): HandedWords {
  const report = sent.find((each) => each.report?.latitude !== undefined)?.report;
  const address = sent.find(({ place }) => place !== null)?.place?.address ?? report?.address;
  const said = sent.map(({ at, text }) => `The customer wrote on ${sayDay(at)}:\n${text.trim()}`);
  return {
    subject,
    text: [words, ...said].join('\n\n'),
    ...(customer && { customer }),
    ...(report?.latitude !== undefined && { latitude: report.latitude, longitude: report.longitude! }),
    ...(address !== undefined && { address }),
    files: withFiles
      ? sent.flatMap(({ id, attachments }) => attachments.map(({ index }) => ({ contactId: id, index })))
      : [],
  };
}
