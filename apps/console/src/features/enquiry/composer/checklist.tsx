import { useState } from 'react';
import { flushSync } from 'react-dom';
import { ChecklistRow } from './checklist-row.js';
import type { Mark } from './content.js';
import { putIn } from './passages.js';
import type { Cursor } from './reply-text.js';
import { SelectionSays } from './selection-says.js';
import type { ReplyDraft } from './use-reply-draft.js';
import './checklist.css';

interface Props {
  draft: ReplyDraft;
  /** What is selected in the message now. */
  selected: string;
  cursor: Cursor;
}

/** What the charter wants the message to say, each with the passage that says it. */
export const Checklist = ({ draft, selected, cursor }: Props) => {
  const { wanted, missing, said } = draft;
  const [writing, setWriting] = useState<string | null>(null);
  const put = (element: Mark['element'], passage: string) => {
    const { text, end } = putIn(draft.text, passage, cursor.place());
    flushSync(() => draft.mark({ element, passage }, text));
    cursor.moveTo(end);
  };
  if (wanted.length === 0) return null;
  return (
    <section className="checklist" aria-label="What it must say">
      <header className="checklist-head">
        <h2>What it must say</h2>
        <p className="small" role="status">
          {missing.length === 0 ? 'All said' : `${missing.length} of ${wanted.length} missing`}
        </p>
      </header>
      <ul>
        {wanted.map((one) => (
          <ChecklistRow
            key={one.element}
            wanted={one}
            passage={said.find(({ element }) => element === one.element)?.passage ?? null}
            isWriting={writing === one.element}
            onWriting={(is) => setWriting(is ? one.element : null)}
            onPutIn={(passage) => put(one.element, passage)}
            onShow={cursor.show}
          />
        ))}
      </ul>
      <SelectionSays wanted={wanted} selected={selected} onMark={draft.mark} />
    </section>
  );
};
