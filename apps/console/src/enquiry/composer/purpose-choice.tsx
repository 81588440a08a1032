import type { ReplyKind, ReplyPurpose } from '@frontdoor/contracts';
import { Choice } from '../../ui/choice.js';
import { purposeDetail, purposeWord } from '../../ui/words.js';

interface Props {
  kinds: readonly ReplyKind[];
  kind: ReplyKind;
  onChange: (purpose: ReplyPurpose) => void;
}

/** What the message is for, and what sending it does to the promises. */
export const PurposeChoice = ({ kinds, kind, onChange }: Props) => (
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
      {kind.effects.length > 0 ? `${kind.effects.join('. ')}.` : purposeDetail[kind.purpose]}
    </p>
  </div>
);
