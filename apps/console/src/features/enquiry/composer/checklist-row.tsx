import { useRef, useState } from 'react';
import { ActionButton } from '../../../ui/action-button.js';
import { Icon } from '../../../ui/icon.js';
import { TextBox } from '../../../ui/text-input.js';
import type { Wanted } from './content.js';

interface PassageFieldProps {
  words: string;
  onPutIn: (passage: string) => void;
  onCancel: () => void;
}

/** A small field for what only the author knows; its words go into the message. */
const PassageField = ({ words, onPutIn, onCancel }: PassageFieldProps) => {
  const [passage, setPassage] = useState('');
  return (
    <div className="passage-field">
      <TextBox
        label={`Say ${words}`}
        value={passage}
        onChange={setPassage}
        rows={2}
        maxLength={5000}
        autoFocus
      />
      <div className="passage-field-actions">
        <ActionButton size="small" onPress={onCancel}>
          Cancel
        </ActionButton>
        <ActionButton
          size="small"
          look="main"
          isDisabled={passage.trim() === ''}
          onPress={() => onPutIn(passage.trim())}
        >
          Put in
        </ActionButton>
      </div>
    </div>
  );
};

interface Props {
  wanted: Wanted;
  /** What says it; null while nothing does. */
  passage: string | null;
  isWriting: boolean;
  onWriting: (isWriting: boolean) => void;
  onPutIn: (passage: string) => void;
  onShow: (passage: string) => void;
}

/** One thing the message must say. The same button puts it in and, once it is there, shows where. */
export const ChecklistRow = (props: Props) => {
  const { wanted, passage, isWriting, onWriting, onPutIn, onShow } = props;
  const { words, suggestion } = wanted;
  const row = useRef<HTMLLIElement>(null);
  const button = () => {
    if (passage !== null) return { label: 'Show', press: () => onShow(passage) };
    if (suggestion !== null) return { label: 'Put in', press: () => onPutIn(suggestion) };
    return { label: 'Write', press: () => onWriting(!isWriting) };
  };
  const { label, press } = button();
  const shut = () => {
    onWriting(false);
    row.current?.querySelector<HTMLElement>(':scope > button')?.focus();
  };
  return (
    <li ref={row} className={passage === null ? 'wanted wanted-missing' : 'wanted wanted-said'}>
      <Icon name={passage === null ? 'dot' : 'check'} size={16} />
      <p className="wanted-words">{words}</p>
      <ActionButton
        size="small"
        aria-label={`${label}: ${words}`}
        {...(label === 'Write' ? { 'aria-expanded': isWriting } : {})}
        onPress={press}
      >
        {label}
      </ActionButton>
      <div className="wanted-more">
        <p className="wanted-line small">
          <span className="wanted-state">{passage === null ? 'Missing' : 'Said'}</span>
          {(passage ?? suggestion) !== null && (
            <span className="wanted-passage quiet">“{passage ?? suggestion}”</span>
          )}
        </p>
        {isWriting && passage === null && (
          <PassageField
            words={words}
            onPutIn={(said) => {
              onPutIn(said);
              shut();
            }}
            onCancel={shut}
          />
        )}
      </div>
    </li>
  );
};
