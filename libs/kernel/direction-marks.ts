/** Marks, embeddings, overrides and isolates that change the direction in which text is shown (Unicode, UAX 9). */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A name without the characters that turn its direction: with them `bill\u202efdp.exe` is shown as `billexe.pdf`, and
 * one sender as another. For names of people and files, which stand in sentences of ours.
 */
export const withoutDirectionMarks = (name: string): string => name.replace(DIRECTION_MARKS, '');
