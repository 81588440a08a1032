import { ActionButton } from '../ui/action-button.js';
import { TextInput } from '../ui/text-input.js';
import type { Closing } from './closing.js';

const MOST = 50;

interface Props {
  rows: Closing['asked'];
  onChange: (rows: Closing['asked']) => void;
}

/** What the caller was asked and what they answered, a row for each. */
export const AskedRows = ({ rows, onChange }: Props) => {
  const write = (at: number, changes: Partial<Closing['asked'][number]>) =>
    onChange(rows.map((row, n) => (n === at ? { ...row, ...changes } : row)));
  return (
    <fieldset className="call-asked">
      <legend>Asked and answered</legend>
      {rows.map((row, at) => (
        <div key={at} className="call-asked-row">
          <TextInput
            label={`Question ${at + 1}`}
            value={row.question}
            onChange={(question) => write(at, { question })}
            maxLength={500}
            autoFocus={row.question === '' && row.answer === ''}
          />
          <TextInput
            label={`Answer ${at + 1}`}
            value={row.answer}
            onChange={(answer) => write(at, { answer })}
            maxLength={2000}
          />
          <ActionButton
            icon="cross"
            aria-label={`Remove question ${at + 1}`}
            onPress={() => onChange(rows.filter((_, n) => n !== at))}
          />
        </div>
      ))}
      {rows.length < MOST && (
        <ActionButton icon="note" onPress={() => onChange([...rows, { question: '', answer: '' }])}>
          {rows.length === 0 ? 'Add a question and its answer' : 'Add another'}
        </ActionButton>
      )}
    </fieldset>
  );
};
