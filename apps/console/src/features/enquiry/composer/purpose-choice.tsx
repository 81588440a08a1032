import type { ReplyKind, ReplyPurpose } from '@frontdoor/contracts';
import { Choice } from '../../../ui/choice.js';
import { purposeDetail, purposeWord } from '../../../ui/words.js';

interface Props {
  kinds: readonly ReplyKind[];
  kind: ReplyKind;
  /** What was chosen before and is no longer possible. */
  gone: ReplyPurpose | null;
  onChange: (purpose: ReplyPurpose) => void;
}

/** What the message is for, and what sending it does to the promises. */
export const PurposeChoice = ({ kinds, kind, gone, onChange }: Props) => (
  <div className="purpose">
    <Choice
      label="This message is"
      value={kind.purpose}
      options={kinds.map(({ purpose }) => ({
        value: purpose,
        label: purposeWord[purpose],
        detail: purposeDetail[purpose],
      }))}
      onChange={onChange}
    />
    <p className="purpose-effects quiet small" aria-live="polite">
      {gone && <strong>{purposeWord[gone]} is no longer possible. Choose again. </strong>}
      {kind.effects.length > 0 ? `${kind.effects.join('. ')}.` : purposeDetail[kind.purpose]}
    </p>
  </div>
);
