import { withoutDirectionMarks } from '@frontdoor/kernel';

const MOST = 120;

/** What an enquiry is called after the contact that opened it: its subject, or its first line. */
export const subjectOf = ({ subject, text }: { subject?: string | null; text: string }): string => {
  const line = withoutDirectionMarks(subject?.trim() || text.trim().split('\n')[0]!).trim();
  // By characters: half of one cannot be stored.
  const characters = Array.from(line);
  return characters.length > MOST
    ? `${characters.slice(0, MOST - 1).join('')}…`
    : line || '(nothing written)';
};
