import type { WorkItem } from '@frontdoor/contracts';
import { WorkLine } from './work-line.js';
import './work-bar.css';

/** What is to be done on this enquiry, who does it, and the next step. */
export const WorkBar = ({ items }: { items: readonly WorkItem[] }) => {
  const toDo = items.filter(({ state }) => state !== 'done');
  if (toDo.length === 0) return null;
  return (
    <ul className="work-bar" aria-label="Work on this enquiry">
      {toDo.map((item) => (
        <WorkLine key={item.id} item={item} />
      ))}
    </ul>
  );
};
