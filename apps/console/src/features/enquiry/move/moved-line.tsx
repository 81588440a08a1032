import type { EnquiryDetail } from '@frontdoor/contracts';
import { shortTime } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { Icon } from '../../../ui/icon.js';
import { lastMove } from './use-move.js';

/** Where the enquiry came from and why, for whoever got it. */
export const MovedLine = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const now = useNow();
  const zone = useZone();
  const move = lastMove(enquiry);
  if (!move) return null;
  return (
    <li className="work-line">
      <p className="work-line-what">
        <Icon name="right" size={16} />
        <span>
          {move.text}{' '}
          <span className="quiet">
            ({move.by ? `${move.by}, ` : ''}
            {shortTime(move.at, now, zone)})
          </span>
        </span>
      </p>
    </li>
  );
};
