import { useState } from 'react';
import { ActionButton } from '../../../ui/action-button.js';
import { TextBox } from '../../../ui/text-box.js';

interface Props {
  words: string;
  onPutIn: (passage: string) => void;
  onCancel: () => void;
}

/** A small field for what only the author knows; its words go into the message. */
export const SayIt = ({ words, onPutIn, onCancel }: Props) => {
  const [passage, setPassage] = useState('');
  return (
    <div className="say-it">
      <TextBox
        label={`Say ${words}`}
        value={passage}
        onChange={setPassage}
        rows={2}
        maxLength={5000}
        autoFocus
      />
      <div className="say-it-actions">
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
