import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { flushSync } from 'react-dom';
import { ActionButton } from '../../../ui/action-button.js';
import { ChecklistRow } from './checklist-row.js';
import type { Mark, Wanted } from './content.js';
import { putIn } from './passages.js';
import type { Cursor } from './reply-text.js';
import type { ReplyDraft } from './use-reply-draft.js';
import './checklist.css';

/** The longest passage that the hub takes. */
const LONGEST = 5000;

interface SelectedWordsProps {
  wanted: readonly Wanted[];
  selected: string;
  onMark: (mark: Mark) => void;
}

/** Says of words that the agent wrote and selected what they say. */
const SelectedWords = ({ wanted, selected, onMark }: SelectedWordsProps) => {
  const passage = selected.trim();
  const isUsable = passage !== '' && passage.length <= LONGEST;
  return (
    <div className="selected-words">
      <MenuTrigger>
        <ActionButton size="small" isDisabled={!isUsable}>
          This says …
        </ActionButton>
        <Popover className="popover" placement="top start">
          <Menu className="menu" aria-label="The selected words say">
            {wanted.map(({ element, words }) => (
              <MenuItem
                key={element}
                id={element}
                className="menu-item"
                onAction={() => onMark({ element, passage })}
              >
                {words}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <p className="quiet small">
        {isUsable
          ? `“${passage.slice(0, 60)}${passage.length > 60 ? '…' : ''}”`
          : 'Already written? Select it.'}
      </p>
    </div>
  );
};

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
      <SelectedWords wanted={wanted} selected={selected} onMark={draft.mark} />
    </section>
  );
};
