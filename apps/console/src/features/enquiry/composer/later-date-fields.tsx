import { shortTime } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Choice } from '../../../ui/choice.js';
import { TextInput } from '../../../ui/text-input.js';
import { TimeInput } from '../../../ui/date-picker.js';
import { laterDateFault } from './later-date.js';
import type { LaterDateDraft } from './use-later-date.js';

/** Which promise gets a later date, until when, and why. */
export const LaterDateFields = ({ laterDate }: { laterDate: LaterDateDraft }) => {
  const now = useNow();
  const zone = useZone();
  const { value, promises, promise, change, draftMessage } = laterDate;
  return (
    <section className="later-date" aria-label="The later date">
      <Choice
        label="Promise"
        value={value.commitmentId}
        options={promises.map(({ id, title, dueAt }) => ({
          value: id,
          label: title,
          detail: `due ${shortTime(dueAt, now, zone)}`,
        }))}
        onChange={(commitmentId) => change({ commitmentId })}
      />
      <TimeInput
        label="Later date"
        value={value.until}
        min={promise?.dueAt}
        onChange={(until) => change({ until })}
      />
      <TextInput
        label="Why does it take longer?"
        hint="The customer reads this."
        value={value.reason}
        onChange={(reason) => change({ reason })}
        maxLength={1000}
      />
      <ActionButton icon="note" isDisabled={laterDateFault(value, promise) !== null} onPress={draftMessage}>
        Draft the message
      </ActionButton>
    </section>
  );
};
