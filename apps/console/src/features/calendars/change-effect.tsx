import type { AnswerOf, api } from '@frontdoor/contracts';
import { useZone } from '../../time/zone.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { changedHoliday, movedInWords } from './effect-words.js';

type Effect = AnswerOf<typeof api.previewCalendarChange>;

const Holidays = ({ title, lines }: { title: string; lines: readonly string[] }) =>
  lines.length > 0 && (
    <>
      <p>{title}</p>
      <ul tabIndex={0} aria-label={title}>
        {lines.map((line) => (
          <li key={line}>{changedHoliday(line)}</li>
        ))}
      </ul>
    </>
  );

/** What a change would do, before it is made. */
export const ChangeEffect = ({ effect }: { effect: Effect }) => {
  const now = useNow();
  const zone = useZone();
  return (
    <div className="effect" role="status">
      <p className="effect-main">{movedInWords(effect)}</p>
      {effect.examples.length > 0 && (
        <>
          <p>For example:</p>
          <ul tabIndex={0} aria-label="Examples">
            {effect.examples.map(({ reference, promiseId, from, to }) => (
              <li key={`${reference} ${promiseId}`} className="figures">
                <span className="fixed">{reference}</span> {promiseId}: from {shortTime(from, now, zone)} to{' '}
                <strong>{shortTime(to, now, zone)}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
      <Holidays title="Bank holidays added:" lines={effect.added} />
      <Holidays title="Bank holidays removed:" lines={effect.removed} />
      <p className="quiet small">
        Nothing is changed yet. Every promise that moves keeps its old due time and why it moved.
      </p>
    </div>
  );
};
