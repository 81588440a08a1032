import {
  contentElement,
  type EnquiryDetail,
  type ReplyKind,
  replyPurpose,
  type ReplyPurpose,
} from '@frontdoor/contracts';
import { z } from 'zod';
import { type Mark, missingIn, saidIn, wantedOf, withMark } from './content.js';
import { followEdit } from './passages.js';
import { useDraft } from './use-draft.js';

const kept = z.array(z.object({ element: contentElement, passage: z.string() }));

const read = (text: string): Mark[] => {
  if (text === '') return [];
  const parsed = kept.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : [];
};

/** What the passages of a draft say; kept as long as the draft. */
const useMarks = (enquiryId: string): [Mark[], (marks: readonly Mark[]) => void] => {
  const [text, setText] = useDraft(`marks-${enquiryId}`);
  return [read(text), (marks) => setText(marks.length === 0 ? '' : JSON.stringify(marks))];
};

const PLAIN: ReplyKind = { purpose: 'response', requires: [], effects: [] };

/** A reply being written: what it is for, its text, and what the charter wants it to say. */
export const useReplyDraft = ({ id, replyKinds }: EnquiryDetail) => {
  const [text, setText] = useDraft(id);
  const [chosen, setPurpose] = useDraft(`purpose-${id}`);
  const [marks, setMarks] = useMarks(id);
  const of = (purpose: string) => replyKinds.find((kind) => kind.purpose === purpose);
  // What is no longer possible becomes news, never a response: that would count as an answer.
  const kind = of(chosen) ?? of(chosen === '' ? 'response' : 'update') ?? replyKinds[0] ?? PLAIN;
  const wanted = wantedOf(kind.requires);
  return {
    text,
    kind,
    /** What was chosen and is no longer possible, such as a later date once the promise is missed. */
    gone: replyPurpose.options.find((purpose) => purpose === chosen && !of(purpose)) ?? null,
    wanted,
    said: saidIn(text, marks),
    missing: missingIn(text, marks, wanted),
    write: (next: string) => {
      setMarks(marks.map((mark) => ({ ...mark, passage: followEdit(mark.passage, text, next) })));
      setText(next);
    },
    /** Says of a passage that is in the text, or comes into it with `next`, what it says. */
    mark: (mark: Mark, next = text) => {
      setMarks(withMark(marks, mark));
      setText(next);
    },
    /** Another text altogether, with what its passages say. */
    replace: (next: string, nextMarks: readonly Mark[]) => {
      setMarks(nextMarks.reduce<Mark[]>(withMark, marks));
      setText(next);
    },
    setPurpose: (purpose: ReplyPurpose) => setPurpose(purpose),
    clear: () => {
      setText('');
      setMarks([]);
      setPurpose('');
    },
  };
};

export type ReplyDraft = ReturnType<typeof useReplyDraft>;
