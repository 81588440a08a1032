import { api, type EnquiryDetail, type LedgerEntry } from '@frontdoor/contracts';
import { mayUse } from '../../../api/may-use.js';
import { useMe } from '../../../session/me.js';
import { useZone } from '../../../time/zone.js';
import { shortTime } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { TakeBack } from './take-back.js';

/** One thing that happened; struck through once it was taken back, with the reason. */
export const LedgerLine = ({ enquiry, entry }: { enquiry: EnquiryDetail; entry: LedgerEntry }) => {
  const me = useMe();
  const now = useNow();
  const zone = useZone();
  const { at, text, by, takenBack, canTakeBack } = entry;
  return (
    <li className="ledger-line">
      <div>
        <p>
          <time className="quiet figures" dateTime={at}>
            {shortTime(at, now, zone)}
          </time>{' '}
          {takenBack ? <s>{text}</s> : text}
          {by && <span className="quiet"> ({by})</span>}
        </p>
        {takenBack && (
          <p className="quiet">
            Taken back {shortTime(takenBack.at, now, zone)}
            {takenBack.by && ` by ${takenBack.by}`}: {takenBack.reason}
          </p>
        )}
      </div>
      {canTakeBack && mayUse(me, api.takeBackEvent) && <TakeBack enquiry={enquiry} entry={entry} />}
    </li>
  );
};
