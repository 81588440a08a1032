import { contentElement } from '@frontdoor/contracts';
import { z } from 'zod';
import type { Mark } from './content.js';
import { useDraft } from './use-draft.js';

const kept = z.array(z.object({ element: contentElement, passage: z.string() }));

const read = (text: string): Mark[] => {
  if (text === '') return [];
  const parsed = kept.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : [];
};

/** What the passages of a draft say; kept as long as the draft. */
export const useMarks = (enquiryId: string): [Mark[], (marks: readonly Mark[]) => void] => {
  const [text, setText] = useDraft(`marks-${enquiryId}`);
  return [read(text), (marks) => setText(marks.length === 0 ? '' : JSON.stringify(marks))];
};
