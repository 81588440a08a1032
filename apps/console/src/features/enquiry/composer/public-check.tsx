import { type EnquiryDetail, PERSONAL, type Personal, weightedLength } from '@frontdoor/contracts';
import { Icon } from '../../../ui/icon.js';
import { Toggle } from '../../../ui/toggle.js';

type Route = EnquiryDetail['replyRoutes'][number];

/** How much of what the network takes is used up. */
export const lengthOnNetwork = (
  text: string,
  { longest, weighted }: Pick<Route, 'longest' | 'weighted'>,
): { used: number; left: number } | null => {
  if (longest === undefined) return null;
  const used = weighted ? weightedLength(text) : [...text].length;
  return { used, left: longest - used };
};

const sizeInWords = ({ used, left }: { used: number; left: number }, longest: number): string =>
  left < 0
    ? `${-left} too many: the network takes ${longest}. Shorten it.`
    : `${used} of ${longest} characters.`;

interface Props {
  route: Route;
  text: string;
  personal: readonly Personal[];
  /** The writer has looked at it and wants everybody to read it. */
  isConfirmed: boolean;
  onConfirm: (isConfirmed: boolean) => void;
}

/** Who will read an answer on a network, how long it may be, and what in it is about a person. */
export const PublicCheck = ({ route, text, personal, isConfirmed, onConfirm }: Props) => {
  if (route.audience === undefined) return null;
  const length = lengthOnNetwork(text, route);
  return (
    <>
      <p
        className={length !== null && length.left < 0 ? 'small network-too-long' : 'quiet small'}
        aria-live="polite"
      >
        {route.audience === 'public'
          ? 'Everybody can read this answer. '
          : 'Only they and we can read this. '}
        {length !== null && sizeInWords(length, route.longest!)}
      </p>
      {personal.length > 0 && (
        <div className="not-ready" role="alert">
          <Icon name="at-risk" />
          <p>
            <strong>This may be about a person, and everybody could read it:</strong>{' '}
            {personal.map(({ what, words }, index) => (
              <span key={`${what} ${words}`}>
                {index > 0 && ', '}
                {PERSONAL[what]} (<bdi>{words}</bdi>)
              </span>
            ))}
            . Take it out, or answer by a private message.
          </p>
          <Toggle label="It may be public" isSelected={isConfirmed} onChange={onConfirm} />
        </div>
      )}
    </>
  );
};
