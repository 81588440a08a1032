import { api } from '@frontdoor/contracts';
import { mayUse, useMe } from '../../session/me.js';
import { Segments } from '../../ui/segments.js';
import './phone-bar.css';

/** What a phone has room for at once: what was said, beside it where one writes, or all else about the enquiry. */
export type Part = 'talk' | 'writing' | 'about';

interface Props {
  part: Part;
  onChange: (part: Part) => void;
}

/** At the bottom of an enquiry on a phone: what of it is shown. Wider screens show everything and have no such bar. */
export const PhoneBar = ({ part, onChange }: Props) => {
  const mayReply = mayUse(useMe(), api.sendReply);
  return (
    <div className="phone-bar">
      <Segments
        label="Shown of this enquiry"
        value={part}
        options={[
          { value: 'talk', label: 'Messages' },
          { value: 'writing', label: mayReply ? 'Reply' : 'Note' },
          { value: 'about', label: 'Details' },
        ]}
        onChange={onChange}
      />
    </div>
  );
};
