import { api } from '@frontdoor/contracts';
import { today } from '@internationalized/date';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { Form } from 'react-aria-components/Form';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { notify } from '../../state/notices.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { DateInput } from '../../ui/date-picker.js';
import { PopUp } from '../../ui/pop-up.js';
import { Radios } from '../../ui/radios.js';
import { TextBox, TextInput } from '../../ui/text-input.js';
import { type Result, results, resultWord } from './audit-words.js';
import './record-audit.css';

interface RecordFormProps {
  promiseId: string;
  item: string;
  /** Where it was looked at the last time. */
  place: string;
  shut: () => void;
}

const options = results.map((value) => ({ value, label: resultWord[value] }));

/** What was found, where and when, and by what one can tell. */
const RecordForm = ({ promiseId, item, place: lastPlace, shut }: RecordFormProps) => {
  const now = today(useZone());
  const [result, setResult] = useState<Result | ''>('');
  const [place, setPlace] = useState(lastPlace);
  const [foundOn, setFoundOn] = useState<string | null>(now.toString());
  const [note, setNote] = useState('');
  const record = useAction(api.recordAudit, {
    refresh: [keys.audits, keys.scoreboard],
    onDone: () => {
      notify({ tone: 'good', title: 'The check is recorded.' });
      shut();
    },
  });
  const isComplete = result !== '' && place.trim().length >= 2 && note.trim().length >= 3 && foundOn;
  return (
    <Form
      className="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete)
          record.mutate({ params: { promiseId }, body: { item, result, foundOn, place, note } });
      }}
    >
      <p className="record-item">{item}</p>
      <Radios label="What you found" value={result} options={options} onChange={setResult} />
      <TextInput label="Place" value={place} onChange={setPlace} maxLength={200} isRequired />
      <DateInput label="Date" value={foundOn} onChange={setFoundOn} latest={now} />
      <TextBox
        label="Evidence"
        hint="What one can tell it by: who looked, what was seen, where a photograph is kept"
        rows={3}
        value={note}
        onChange={setNote}
        maxLength={4000}
        isRequired
      />
      <div className="pop-up-actions">
        <ActionButton onPress={shut}>Cancel</ActionButton>
        <ActionButton type="submit" look="main" isDisabled={!isComplete} isPending={record.isPending}>
          Record the check
        </ActionButton>
      </div>
    </Form>
  );
};

/** Opens the form for one check. */
export const RecordAudit = (props: Omit<RecordFormProps, 'shut'>) => (
  <DialogTrigger>
    <ActionButton size="small" aria-label={`Record: ${props.item}`}>
      Record
    </ActionButton>
    <PopUp title={`Record a check: ${props.item}`}>{(shut) => <RecordForm {...props} shut={shut} />}</PopUp>
  </DialogTrigger>
);
