import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { ActionButton } from '../../ui/action-button.js';
import { TextBox } from '../../ui/text-input.js';
import { ChangeForm, type ChangeFormProps } from './change-form.js';

/** Bank holidays in the format of the official feed, from a file or pasted. */
export const HolidaysForm = ({ shut }: ChangeFormProps) => {
  const [feed, setFeed] = useState('');
  return (
    <ChangeForm shut={shut} change={feed.trim() === '' ? null : { kind: 'holidays', feed }}>
      <p>
        Download <span className="fixed">gov.uk/bank-holidays.json</span> and choose the file here, or paste
        what it says. It replaces the bank holidays of the years it covers.
      </p>
      <div>
        <FileTrigger
          acceptedFileTypes={['application/json', '.json']}
          onSelect={(files) => void files?.[0]?.text().then(setFeed)}
        >
          <ActionButton icon="attachment">Choose a file</ActionButton>
        </FileTrigger>
      </div>
      <TextBox label="List of bank holidays" rows={8} value={feed} onChange={setFeed} maxLength={1_000_000} />
    </ChangeForm>
  );
};
