import { z } from 'zod';

/** What is looked at in a contact until the organisation says otherwise. */
export const USUAL_CRITERIA: readonly string[] = [
  'Answered in full',
  'Nothing asked twice',
  'In plain words',
  'Right service',
  'Promise kept',
];

export const MOST_CRITERIA = 8;
/** Contacts drawn at once. */
export const MOST_DRAWN = 20;

/** One criterion as it was worded when the note was written. */
export const qualityMark = z.object({
  question: z.string().trim().min(1).max(100),
  mark: z.enum(['met', 'not-met', 'does-not-apply']),
});
export type QualityMark = z.infer<typeof qualityMark>;
