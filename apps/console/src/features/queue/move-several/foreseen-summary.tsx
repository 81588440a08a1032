import type { WorkItem } from '@frontdoor/contracts';
import { shortTime } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { Icon, type IconName } from '../../../ui/icon.js';
import { type ChangedPromise, sayCount, type summaryOf } from './foreseen-moves.js';
import './foreseen-summary.css';

const icons: Record<ChangedPromise['how'], IconName> = {
  later: 'at-risk',
  ends: 'cross',
  begins: 'promises',
  sooner: 'clock',
};

const timesOf = ({ how, dueAt, wasDueAt }: ChangedPromise, time: (instant: string) => string): string => {
  if (how === 'ends') return `was due ${time(wasDueAt ?? dueAt)}`;
  return wasDueAt === null ? `due ${time(dueAt)}` : `due ${time(dueAt)} instead of ${time(wasDueAt)}`;
};

interface Props {
  summary: ReturnType<typeof summaryOf>;
  items: readonly Pick<WorkItem, 'enquiryId' | 'reference'>[];
}

/** What becomes of all their promises, before it is done: those that change one by one. */
export const ForeseenSummary = ({ summary: { keep, changed, later, refused }, items }: Props) => {
  const now = useNow();
  const zone = useZone();
  const time = (instant: string) => shortTime(instant, now, zone);
  const referenceOf = (id: string) => items.find(({ enquiryId }) => enquiryId === id)?.reference ?? '';
  const hows = [...new Set(changed.map(({ how }) => how))];
  return (
    <div className="foreseen-summary" role="status">
      <h3>What becomes of the promises</h3>
      {keep === 0 && changed.length === 0 && <p>None is open, and none begins.</p>}
      {keep > 0 && (
        <p className="foreseen-how figures">
          <Icon name="check" size={16} /> {sayCount('keep', keep)}.
        </p>
      )}
      {hows.map((how) => {
        const these = changed.filter((each) => each.how === how);
        return (
          <div key={how}>
            <p className="foreseen-how figures">
              <Icon name={icons[how]} size={16} /> {sayCount(how, these.length)}:
            </p>
            <ul>
              {these.map((promise, at) => (
                <li key={at}>
                  <span className="fixed">{referenceOf(promise.enquiryId)}</span>, {timesOf(promise, time)}
                  <span className="foreseen-title quiet small">{promise.title}</span>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {later.size > 0 && (
        <p className="foreseen-how foreseen-waits">
          <Icon name="at-risk" size={16} />{' '}
          {later.size === 1 ? '1 customer waits' : `${later.size} customers wait`} longer than was promised:
          tell them.
        </p>
      )}
      {refused.length > 0 && (
        <div>
          <p className="foreseen-how figures">
            <Icon name="cross" size={16} />{' '}
            {refused.length === 1 ? '1 stays where it is' : `${refused.length} stay where they are`}:
          </p>
          <ul>
            {refused.map(({ id, message }) => (
              <li key={id}>
                <span className="fixed">{referenceOf(id)}</span>: {message}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
};
