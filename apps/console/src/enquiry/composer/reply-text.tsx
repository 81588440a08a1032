import { useRef, type RefObject } from 'react';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import '../../ui/field.css';

interface Props {
  label: string;
  area: RefObject<HTMLTextAreaElement | null>;
  value: string;
  isDisabled: boolean;
  onChange: (text: string) => void;
  onSelect: (selected: string) => void;
}

/** The text of a reply, which also tells what is selected in it. */
export const ReplyText = ({ label, area, value, isDisabled, onChange, onSelect }: Props) => (
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
      onSelect={({ currentTarget: { value: text, selectionStart, selectionEnd } }) =>
        onSelect(text.slice(selectionStart, selectionEnd))
      }
    />
  </TextField>
);

/** Where in a text to put something: at the cursor, or at the end while the text has not been entered. */
export const useCursor = () => {
  const area = useRef<HTMLTextAreaElement>(null);
  return {
    area,
    place: () => {
      const { current } = area;
      return current ? current.selectionEnd : Number.POSITIVE_INFINITY;
    },
    show: (passage: string) => {
      const { current } = area;
      if (!current) return;
      const from = current.value.indexOf(passage);
      current.focus();
      if (from >= 0) current.setSelectionRange(from, from + passage.length);
    },
  };
};
