import { useZone } from '../../session/me.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { TextBox } from '../../ui/text-box.js';
import { TimeInput } from '../../ui/time-input.js';
import { laterDateFault } from './later-date.js';
import type { LaterDateDraft } from './use-later-date.js';

interface Props {
  laterDate: LaterDateDraft;
  onDraft: () => void;
}

/** Which promise gets a later date, until when, and why. */
export const LaterDateFields = ({ laterDate, onDraft }: Props) => {
  const now = useNow();
  const zone = useZone();
  const { value, promises, promise, change } = laterDate;
  return (
    <section className="later-date" aria-label="The later date">
      <Choice
        label="Promise"
        value={value.commitmentId}
        options={promises.map(({ id, promiseId, title, dueAt }) => ({
          value: id,
          label: `${promiseId}, due ${shortTime(dueAt, now, zone)}`,
          detail: title,
        }))}
        onChange={(commitmentId) => change({ commitmentId })}
      />
      <TimeInput
        label="Later date"
        value={value.until}
        min={promise?.dueAt}
        onChange={(until) => change({ until })}
      />
      <TextBox
        label="Why does it take longer?"
        hint="The customer reads this."
        value={value.reason}
        onChange={(reason) => change({ reason })}
        rows={2}
        maxLength={1000}
      />
      <ActionButton
        size="small"
        icon="note"
        isDisabled={laterDateFault(value, promise) !== null}
        onPress={onDraft}
      >
        Draft the message
      </ActionButton>
    </section>
  );
};
