import type { WorkItem } from '@frontdoor/contracts';
import { lazy, Suspense, useState } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { AssignMenu } from '../../casework/assign-menu.js';
import { useRebalance } from '../../casework/use-rebalance.js';
import { ActionButton } from '../../ui/action-button.js';
import { Icon } from '../../ui/icon.js';
import './choice-bar.css';

/** Fetched when it is first wanted. */
const MoveSeveral = lazy(() => import('./move-several/move-several.js'));

interface Props {
  items: readonly WorkItem[];
  chosen: readonly WorkItem[];
  isAll: boolean;
  choose: (ids: readonly string[]) => void;
}

/** What can be done with all rows that are ticked. What could not be moved stays ticked. */
export const ChoiceBar = ({ items, chosen, isAll, choose }: Props) => {
  const [isMoving, setIsMoving] = useState(false);
  const { move, isPending } = useRebalance();
  const held = chosen.filter(({ agent }) => agent !== null);
  const count = chosen.length;
  return (
    <div
      className={count > 0 ? 'choice-bar choice-bar-on' : 'choice-bar'}
      role="group"
      aria-label="Several at once"
    >
      <Checkbox
        className="row-tick"
        aria-label="All shown"
        isSelected={isAll}
        isIndeterminate={count > 0 && !isAll}
        isDisabled={items.length === 0}
        onChange={(all) => choose(all ? items.map(({ id }) => id) : [])}
      >
        <Icon name={count > 0 && !isAll ? 'minus' : 'check'} size={16} />
      </Checkbox>
      {count === 0 ? (
        <span className="quiet small">Tick rows to assign or move several at once</span>
      ) : (
        <>
          <strong className="figures" aria-live="polite">
            {count} chosen
          </strong>
          <AssignMenu items={chosen} label={`Assign ${count}`} placement="bottom start" onMoved={choose}>
            Assign {count}
          </AssignMenu>
          <ActionButton size="small" onPress={() => setIsMoving(true)}>
            Move {count}
          </ActionButton>
          {isMoving && (
            <Suspense>
              <MoveSeveral items={chosen} onMoved={choose} onClose={() => setIsMoving(false)} />
            </Suspense>
          )}
          {held.length > 0 && (
            <ActionButton
              size="small"
              isPending={isPending}
              onPress={() => void move(held, null).then(choose)}
            >
              Return {held.length} to the queue
            </ActionButton>
          )}
          <ActionButton look="quiet" size="small" onPress={() => choose([])}>
            Clear
          </ActionButton>
        </>
      )}
    </div>
  );
};
