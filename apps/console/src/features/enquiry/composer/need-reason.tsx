import type { Authority, EnquiryDetail } from '@frontdoor/contracts';
import { Icon } from '../../../ui/icon.js';
import { TextInput } from '../../../ui/text-input.js';

interface Props {
  route: EnquiryDetail['replyRoutes'][number];
  reason: string;
  onChange: (reason: string) => void;
}

/** The way that was chosen is not what the customer can use: it is left, or it is said why not. */
export const NeedReason = ({ route: { against }, reason, onChange }: Props) =>
  against === undefined ? null : (
    <TextInput
      label="Why by this way all the same?"
      hint={against}
      value={reason}
      onChange={onChange}
      maxLength={300}
    />
  );

const isOver = ({ direction, state }: Authority): boolean =>
  direction === 'acts' && (state === 'ran-out' || state === 'ended');

/** Whoever wrote acted for somebody else and may do so no longer. */
export const AuthorityOver = ({ enquiry: { customerDetail } }: { enquiry: EnquiryDetail }) => {
  const over = customerDetail.authorities.filter(isOver);
  const holds = customerDetail.authorities.some(
    ({ direction, state }) => direction === 'acts' && state === 'holds',
  );
  if (over.length === 0 || holds) return null;
  return (
    <p className="small composer-warning">
      <Icon name="at-risk" />
      <span>
        <strong>The authority to act for {over[0]!.name} no longer holds.</strong> Ask for a new one before
        you tell anything of theirs.
      </span>
    </p>
  );
};
