import type { LetterInQueue } from '@frontdoor/contracts';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Link } from 'react-router';
import { shortTime } from '../../time/format.js';
import { countdown } from '../../time/urgency.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { ChannelMark } from '../../ui/channel-mark.js';
import { Icon } from '../../ui/icon.js';
import { ReturnedLetter } from './returned-letter.js';

interface Props {
  letter: LetterInQueue;
  isTicked: boolean;
  /** Absent where nothing is done with several at once. */
  onTick?: (isTicked: boolean) => void;
  /** Absent where it has not been posted. */
  onNotPosted?: () => void;
  /** Absent where it has been posted. */
  onTakeBack?: () => void;
  /** Absent where it has not come back. */
  onNotReturned?: () => void;
  onPrint: () => void;
}

const DAY_MS = 24 * 3_600_000;
const HOUR_MS = 3_600_000;

/** `since 3 hours`, once it is worth saying. */
const ageOf = (queuedAt: string, now: number): string | null => {
  const age = now - Date.parse(queuedAt);
  if (age < HOUR_MS) return null;
  const [count, unit] =
    age < DAY_MS ? [Math.floor(age / HOUR_MS), 'hour'] : [Math.floor(age / DAY_MS), 'day'];
  return `waits for ${count} ${unit}${count === 1 ? '' : 's'}`;
};

const sayDay = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day));

export const LetterRow = ({
  letter,
  isTicked,
  onTick,
  onNotPosted,
  onTakeBack,
  onNotReturned,
  onPrint,
}: Props) => {
  const now = useNow();
  const zone = useZone();
  const { enquiryId, reference, subject, customer, address, pages, large, queuedAt, dueAt, prints } = letter;
  const { printedAt, postedOn, postedBy, returned, author, service, channel } = letter;
  const age = postedOn === null && returned === null ? ageOf(queuedAt, now) : null;
  const isLate = dueAt !== null && Date.parse(dueAt) < now;
  return (
    <li className="panel letter">
      {onTick && (
        <Checkbox
          className="tick"
          isSelected={isTicked}
          onChange={onTick}
          aria-label={`Letter about ${reference}`}
        >
          <span className="tick-box" aria-hidden="true">
            <Icon name="check" size={16} />
          </span>
        </Checkbox>
      )}
      <div className="letter-what">
        <p>
          <Link to={`/enquiries/${enquiryId}`}>
            <bdi>{subject}</bdi>
          </Link>
        </p>
        <p>
          <bdi>{[customer, address].filter(Boolean).join(', ')}</bdi>
        </p>
        <p className="letter-facts quiet small">
          <ChannelMark channel={channel} />
          <span>{reference}</span>
          <span>
            {pages === 1 ? '1 page' : `${pages} pages`}
            {large && ', large print'}
          </span>
          <span>{author ? `${author}, ${service}` : service}</span>
          <span>written {shortTime(queuedAt, now, zone)}</span>
          {prints > 0 && printedAt !== null && (
            <span>
              printed {shortTime(printedAt, now, zone)}
              {prints > 1 && `, ${prints} times`}
            </span>
          )}
        </p>
      </div>
      <div className="letter-state">
        {dueAt !== null && (
          <p className={isLate ? 'letter-late' : undefined}>
            <Icon name={isLate ? 'missed' : 'clock'} /> Promise {isLate && 'was due '}
            {isLate
              ? shortTime(dueAt, now, zone)
              : `${countdown(dueAt, now)} (${shortTime(dueAt, now, zone)})`}
          </p>
        )}
        {age !== null && <p className="quiet small">It {age}.</p>}
        {postedOn !== null && (
          <p>
            Posted on {sayDay(postedOn)}
            {postedBy && ` by ${postedBy}`}
          </p>
        )}
        {returned !== null && (
          <p className="letter-late">
            <Icon name="undo" /> Came back: <bdi>{returned}</bdi>
          </p>
        )}
      </div>
      <div className="letter-actions">
        <ActionButton icon="download" aria-label={`Print the letter about ${reference}`} onPress={onPrint}>
          Print
        </ActionButton>
        {onNotPosted && (
          <ActionButton icon="undo" aria-label={`Not posted: ${reference}`} onPress={onNotPosted}>
            Not posted
          </ActionButton>
        )}
        {onTakeBack && (
          <ActionButton icon="undo" aria-label={`Take back: ${reference}`} onPress={onTakeBack}>
            Take back
          </ActionButton>
        )}
        {onNotReturned && (
          <ActionButton icon="undo" aria-label={`Not returned: ${reference}`} onPress={onNotReturned}>
            Not returned
          </ActionButton>
        )}
        {returned === null && <ReturnedLetter letter={letter} />}
      </div>
    </li>
  );
};
