import { useId, useState } from 'react';
import { Label } from 'react-aria-components/Label';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { flushSync } from 'react-dom';
import type { AnswerOf, api } from '@frontdoor/contracts';
import { useCursor } from './reply-text.js';
import { fitting, type MentionAt, mentionAt, withMention } from './mention-words.js';
import '../../../ui/field.css';
import '../../../ui/choice.css';

export type Colleague = AnswerOf<typeof api.listColleagues>['colleagues'][number];

const MOST_SHOWN = 8;

interface Props {
  label: string;
  value: string;
  /** Whom it may name. */
  colleagues: readonly Colleague[];
  /** An `@` was typed: they are wanted. */
  onWanted: () => void;
  onChange: (text: string) => void;
  /** Somebody was chosen, with the text that names them. */
  onMention: (colleague: Colleague, text: string) => void;
}

/**
 * The text of a note, with a list of colleagues while an `@` is being written. The text keeps the focus: arrows choose,
 * Enter or Tab takes, Escape puts the list away.
 */
export const NoteText = ({ label, value, colleagues, onWanted, onChange, onMention }: Props) => {
  const [area, cursor] = useCursor();
  const [at, setAt] = useState<MentionAt | null>(null);
  const [marked, setMarked] = useState(0);
  const listId = useId();
  const fit = at === null ? [] : fitting(colleagues, at.typed).slice(0, MOST_SHOWN);
  const isOpen = at !== null && fit.length > 0;
  const chosen = fit[Math.min(marked, fit.length - 1)];
  const optionId = (id: string) => `${listId}-${id}`;

  /** Looks for an `@` before the cursor, when it has moved or something was typed. */
  const look = () => {
    const { current } = area;
    if (!current) return;
    const next =
      current.selectionStart === current.selectionEnd
        ? mentionAt(current.value, current.selectionStart)
        : null;
    if (next?.from === at?.from && next?.typed === at?.typed) return;
    if (next !== null) onWanted();
    setMarked(0);
    setAt(next);
  };
  const take = (colleague: Colleague) => {
    if (at === null) return;
    const { text, end } = withMention(value, at, colleague.name);
    flushSync(() => {
      setAt(null);
      onMention(colleague, text);
    });
    cursor.writeAt(end);
  };
  const press = (event: React.KeyboardEvent) => {
    const { key, nativeEvent } = event;
    if (!isOpen || chosen === undefined || nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (key === 'ArrowDown') setMarked((marked + 1) % fit.length);
    else if (key === 'ArrowUp') setMarked((marked + fit.length - 1) % fit.length);
    else if (key === 'Enter' || key === 'Tab') take(chosen);
    else if (key === 'Escape') setAt(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <TextField className="field" value={value} onChange={onChange} maxLength={20_000}>
      <Label>{label}</Label>
      <TextArea
        className="input"
        rows={4}
        ref={area}
        spellCheck="true"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        {...(isOpen && chosen && { 'aria-controls': listId, 'aria-activedescendant': optionId(chosen.id) })}
        onFocus={cursor.enter}
        onKeyDown={press}
        onKeyUp={({ key }) => {
          if (/^(Arrow(Left|Right)|Home|End)$/.test(key)) look();
        }}
        onInput={look}
        onClick={look}
        onBlur={() => setAt(null)}
      />
      <Text slot="description" className="visually-hidden">
        Type @ to mention a colleague.
      </Text>
      <p className="visually-hidden" role="status">
        {isOpen &&
          `${fit.length} ${fit.length === 1 ? 'colleague' : 'colleagues'}: arrows choose, Enter takes`}
      </p>
      {/* What scrolls around it while somebody types does not shut it: only they do. */}
      <Popover className="popover" triggerRef={area} isOpen={isOpen} isNonModal placement="top start">
        <section aria-label="Whom to mention">
          <div className="choice-list" role="listbox" id={listId} aria-label="Colleagues">
            {fit.map((colleague) => (
              <button
                key={colleague.id}
                id={optionId(colleague.id)}
                type="button"
                role="option"
                tabIndex={-1}
                className="choice-item choice-button-item"
                aria-selected={colleague === chosen}
                data-selected={colleague === chosen || undefined}
                // A press must not take the focus from the text.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => take(colleague)}
              >
                <span className="choice-label">{colleague.name}</span>
                <span className="choice-detail">{colleague.team}</span>
              </button>
            ))}
          </div>
        </section>
      </Popover>
    </TextField>
  );
};
