import {
  type Channel,
  contentElement,
  type EnquiryDetail,
  type ReplyKind,
  replyPurpose,
  type ReplyPurpose,
  saidByItself,
} from '@frontdoor/contracts';
import { z } from 'zod';
import { type Mark, missingIn, saidIn, wantedOf, withMark } from './content.js';
import { followEdit } from './passages.js';
import type { WorkingDraft } from './use-draft.js';

const kept = z.array(z.object({ element: contentElement, passage: z.string() }));

const read = (text = '[]'): Mark[] => {
  const parsed = kept.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : [];
};

const PLAIN: ReplyKind = { purpose: 'response', requires: [], effects: [] };

/** A reply being written: what it is for, its text, and what the charter wants it to say. */
export const useReplyDraft = (
  { replyKinds }: Pick<EnquiryDetail, 'replyKinds'>,
  draft: WorkingDraft,
  channel: Channel | undefined,
) => {
  const { text = '', purpose: chosen = '' } = draft.fields;
  const marks = read(draft.fields.marks);
  const keep = (next: string, nextMarks: readonly Mark[]) =>
    draft.change({ text: next, marks: nextMarks.length === 0 ? '' : JSON.stringify(nextMarks) });
  const of = (purpose: string) => replyKinds.find((kind) => kind.purpose === purpose);
  // What is no longer possible becomes news, never a response: that would count as an answer.
  const kind = of(chosen) ?? of(chosen === '' ? 'response' : 'update') ?? replyKinds[0] ?? PLAIN;
  const around = channel === undefined ? [] : saidByItself(channel);
  const wanted = wantedOf(kind.requires).filter(({ element }) => !around.includes(element));
  return {
    text,
    kind,
    /** What was chosen and is no longer possible, such as a later date once the promise is missed. */
    gone: replyPurpose.options.find((purpose) => purpose === chosen && !of(purpose)) ?? null,
    wanted,
    said: saidIn(text, marks),
    missing: missingIn(text, marks, wanted),
    write: (next: string) => {
      const followed = marks.map((mark) => ({ ...mark, passage: followEdit(mark.passage, text, next) }));
      keep(next, followed);
    },
    /** Says of a passage that is in the text, or comes into it with `next`, what it says. */
    mark: (mark: Mark, next = text) => keep(next, withMark(marks, mark)),
    /** Another text altogether, with what its passages say. */
    replace: (next: string, nextMarks: readonly Mark[]) =>
      keep(next, nextMarks.reduce<Mark[]>(withMark, marks)),
    setPurpose: (purpose: ReplyPurpose) => draft.change({ purpose }),
  };
};

export type ReplyDraft = ReturnType<typeof useReplyDraft>;
