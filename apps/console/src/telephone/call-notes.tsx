import type { CallView } from '@frontdoor/contracts';
import { TextBox } from '../ui/text-input.js';
import { AskedRows } from './asked-rows.js';
import { useClosing } from './use-closing.js';

/** What is noted while a call lasts. It stands there again when it is over, where it is said how it ended. */
export const CallNotes = ({ call: { id, direction } }: { call: CallView }) => {
  const { closing, change } = useClosing(id);
  return (
    <div className="call-notes">
      <TextBox
        label="Notes (they stand here again when the call is over)"
        rows={2}
        value={closing.summary}
        onChange={(summary) => change({ summary })}
        maxLength={5000}
      />
      {direction === 'in' && <AskedRows rows={closing.asked} onChange={(asked) => change({ asked })} />}
    </div>
  );
};
