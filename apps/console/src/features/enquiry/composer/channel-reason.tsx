import { CHANNELS, type EnquiryDetail } from '@frontdoor/contracts';
import { TextInput } from '../../../ui/text-input.js';

type Wanted = EnquiryDetail['wantedChannel'];
type Route = EnquiryDetail['replyRoutes'][number];

/** Whether its writer has to say why a reply leaves by this way: another is wanted, and could be used. */
export const needsReason = (wanted: Wanted, { channel }: Pick<Route, 'channel'>): boolean =>
  wanted !== null && wanted.channel !== channel && wanted.problem === null;

const wish = {
  preferred: (by: string) => `The customer wants to be answered ${by}`,
  received: (by: string) => `What came ${by} is answered ${by}`,
  usual: (by: string) => `This is answered ${by}`,
} as const;

interface Props {
  wanted: Wanted;
  route: Route;
  reason: string;
  onChange: (reason: string) => void;
}

/** By which channel the customer is to be answered, where the reply leaves by another: why, and what they are told of it. */
export const ChannelReason = ({ wanted, route, reason, onChange }: Props) => {
  if (!wanted || wanted.channel === route.channel) return null;
  const wanting = wish[wanted.why](CHANNELS[wanted.channel].by);
  if (wanted.problem !== null)
    return wanted.why === 'usual' ? null : (
      <p className="quiet small">
        {wanting}, which is not possible: {wanted.problem}. The message tells them so by itself.
      </p>
    );
  return (
    <TextInput
      label={`Why not ${CHANNELS[wanted.channel].by}?`}
      hint={`${wanting}. They are told your reason below the message, in your words.`}
      value={reason}
      onChange={onChange}
      maxLength={300}
    />
  );
};
