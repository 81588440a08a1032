import { useRef, type RefObject } from 'react';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { type Format, formatOf } from './format-text.js';
import '../../../ui/field.css';

interface Props {
  label: string;
  area: RefObject<HTMLTextAreaElement | null>;
  value: string;
  isDisabled: boolean;
  /** Of the customer, as a BCP 47 tag: in it the browser looks for mistakes. */
  language: string;
  /** The keys that send it, for whoever hears the page. */
  hint: string;
  onChange: (text: string) => void;
  /** A stroke was typed at the beginning of a line. */
  onSlash: () => void;
  /** The cursor went into the text: until then it means nothing. */
  onEnter: () => void;
  onSelect: (selected: string) => void;
  /** Keys asked for a format; absent where none is shown. */
  onFormat?: ((format: Format) => void) | undefined;
}

/** The text of a reply, which also tells what is selected in it. */
export const ReplyText = (props: Props) => {
  const { label, area, value, isDisabled, language, hint, onChange, onSlash, onEnter, onSelect, onFormat } =
    props;
  return (
    <TextField
      className="field reply-text"
      aria-label={label}
      value={value}
      onChange={onChange}
      isDisabled={isDisabled}
      maxLength={50_000}
    >
      <TextArea
        className="input"
        rows={5}
        ref={area}
        lang={language}
        spellCheck="true"
        dir="auto"
        onFocus={onEnter}
        onKeyDown={(event) => {
          const format = onFormat ? formatOf(event) : null;
          if (format !== null) {
            event.preventDefault();
            return onFormat?.(format);
          }
          const { value: before, selectionStart } = event.currentTarget;
          const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.nativeEvent.isComposing;
          if (event.key !== '/' || !isPlain || !/(^|\n)$/.test(before.slice(0, selectionStart))) return;
          event.preventDefault();
          onSlash();
        }}
        onSelect={({ currentTarget: { value: text, selectionStart, selectionEnd } }) =>
          onSelect(text.slice(selectionStart, selectionEnd))
        }
      />
      <Text slot="description" className="visually-hidden">
        {hint}
      </Text>
    </TextField>
  );
};

/** The cursor of a reply: where to put something in, and what to show. */
export const useCursor = () => {
  const area = useRef<HTMLTextAreaElement>(null);
  const entered = useRef<Element>(null);
  const cursor = {
    enter: () => {
      entered.current = area.current;
    },
    /** At the cursor, or at the end while the text has not been entered. */
    place: () =>
      area.current && area.current === entered.current ? area.current.selectionEnd : Number.POSITIVE_INFINITY,
    moveTo: (place: number) => area.current?.setSelectionRange(place, place),
    /** What is selected; the end of the text while it has not been entered. */
    selection: (): [number, number] => {
      const { current } = area;
      if (!current) return [0, 0];
      if (current !== entered.current) return [current.value.length, current.value.length];
      return [current.selectionStart, current.selectionEnd];
    },
    select: (from: number, to: number) => {
      area.current?.focus();
      area.current?.setSelectionRange(from, to);
    },
    /** Goes on writing at a place. */
    writeAt: (place: number) => {
      area.current?.focus();
      area.current?.setSelectionRange(place, place);
    },
    show: (passage: string) => {
      const { current } = area;
      if (!current) return;
      const from = current.value.indexOf(passage);
      current.focus();
      if (from >= 0) current.setSelectionRange(from, from + passage.length);
    },
  };
  return [area, cursor] as const;
};

export type Cursor = ReturnType<typeof useCursor>[1];
